package dev.postrider.proof;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.engine.Operator;
import dev.postrider.event.TenantId;
import dev.postrider.health.Breaker;
import dev.postrider.health.Strain;
import dev.postrider.memory.InMemoryChannelStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A world to begin with: who is to be told, what they answer, what their owner does meanwhile, what may go wrong.
///
/// @param moves    what people do, in this order, at any moment
/// @param planning how much time whoever plans the event has: too little, and nothing is sent at once
/// @param sweeps   whether the sweeper runs at all
/// @param crew     how many workers may be under way at once
record Scenario(
        String name, List<Line> lines, List<Move> moves, Duration planning, Faults faults, boolean sweeps, int crew) {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration TOO_LITTLE = Duration.ofSeconds(20);

    /// One channel and the answers of its receiver; the last one repeats.
    ///
    /// @param breaker as earlier attempts have left it
    record Line(Channel channel, List<Reply> replies, Breaker breaker) {
        Line(Channel channel, List<Reply> replies) {
            this(channel, replies, new Breaker.Closed(Strain.NONE));
        }

        Line with(Breaker left) {
            return new Line(channel, replies, left);
        }

        Reply reply(int request) {
            return replies.get(Math.min(request, replies.size()) - 1);
        }
    }

    /// What a receiver does with a request.
    record Reply(AttemptOutcome outcome, Duration took) {
        static final Reply LANDS = new Reply(new AttemptOutcome.Delivered(200), Duration.ZERO);
        static final Reply FAILS = new Reply(new AttemptOutcome.Refused(500, Optional.empty()), Duration.ZERO);
        static final Reply GONE = new Reply(new AttemptOutcome.Refused(410, Optional.empty()), Duration.ZERO);
        static final Reply ASKS_FOR_A_PAUSE =
                new Reply(new AttemptOutcome.Refused(503, Optional.of("90")), Duration.ZERO);
        static final Reply HANGS =
                new Reply(new AttemptOutcome.Unreachable(AttemptOutcome.Fault.DEADLINE), DeliveryRules.DEFAULT_TIMEOUT);
    }

    /// Something that a person does to a channel or a delivery.
    record Move(String words, Consumer<Scene> change) {
        static Move add(Channel channel) {
            return new Move("add " + channel.id(), scene -> scene.channels().save(TenantId.DEFAULT, channel, 0));
        }

        static Move pause(Channel channel) {
            return new Move("pause " + channel.id(), scene -> save(scene, channel, ChannelState.PAUSED));
        }

        static Move resume(Channel channel) {
            return new Move("resume " + channel.id(), scene -> save(scene, channel, ChannelState.ENABLED));
        }

        static Move delete(Channel channel) {
            return new Move(
                    "delete " + channel.id(),
                    scene -> scene.channels()
                            .delete(
                                    TenantId.DEFAULT,
                                    channel.id(),
                                    current(scene.channels(), channel).version().number()));
        }

        /// Asks for one more attempt, if there is a delivery yet.
        static Move retry(Channel channel) {
            return new Move("retry " + channel.id(), scene -> scene.operate(channel.id(), Operator::retry));
        }

        static Move cancel(Channel channel) {
            return new Move("cancel " + channel.id(), scene -> scene.operate(channel.id(), Operator::cancel));
        }

        private static void save(Scene scene, Channel channel, ChannelState state) {
            Channel.Version seen = current(scene.channels(), channel).version();
            Channel next = in(state, channel).with(seen.next(scene.now()));
            scene.channels().save(TenantId.DEFAULT, next, seen.number());
        }

        private static Channel current(InMemoryChannelStore store, Channel channel) {
            return store.find(TenantId.DEFAULT, channel.id()).orElseThrow();
        }

        private static Channel in(ChannelState state, Channel channel) {
            return channel.with(ChannelStatus.chosen(state, channel.status().since()));
        }
    }

    /// A channel that is tried again after each of these waits.
    static Channel channel(String id, Duration... waits) {
        Channel plain = SampleChannel.named(id);
        return plain.with(plain.rules().with(new RetryPolicy(List.of(waits), Duration.ofDays(5), Set.of(), true)));
    }

    static Scenario of(String name, Line... lines) {
        return new Scenario(name, List.of(lines), List.of(), ENOUGH, Faults.NONE, true, 2);
    }

    Scenario moving(Move... next) {
        return new Scenario(name, lines, List.of(next), planning, faults, sweeps, crew);
    }

    Scenario onlyPlanning() {
        return new Scenario(name, lines, moves, TOO_LITTLE, faults, sweeps, crew);
    }

    Scenario with(Faults allowed) {
        return new Scenario(name, lines, moves, planning, allowed, sweeps, crew);
    }

    Scenario withoutSweeper() {
        return new Scenario(name, lines, moves, planning, faults, false, crew);
    }

    Scenario withCrewOf(int workers) {
        return new Scenario(name, lines, moves, planning, faults, sweeps, workers);
    }

    Line line(String channel) {
        return lines.stream()
                .filter(line -> line.channel().id().value().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
