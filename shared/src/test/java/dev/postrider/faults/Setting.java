package dev.postrider.faults;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.proof.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What a rehearsal is played in.
///
/// @param latency the longest time that a call of a store or a queue takes
/// @param drift   how far the clock of a sandbox may be off, to either side
/// @param sweeps  whether the sweeper runs
record Setting(
        Receivers receivers,
        Weather weather,
        Mail mail,
        Duration latency,
        Duration drift,
        Fleet fleet,
        boolean sweeps) {
    static final Exchange LANDS = answer(200);

    /// Is tried again, and says of the receiver that it works: no breaker opens, which would hold what a test is to
    /// see.
    static final Exchange FAILS = answer(404);

    static final Exchange HANGS = new Exchange(
            new AttemptOutcome.Unreachable(AttemptOutcome.Fault.DEADLINE), Duration.ofSeconds(15), Optional.empty());

    /// Nothing goes wrong.
    static Setting of(Receivers receivers) {
        return new Setting(
                receivers,
                (_, _) -> Weather.Fate.CALM,
                _ -> List.of(Duration.ZERO),
                Duration.ZERO,
                Duration.ZERO,
                Fleet.DEPLOYED,
                true);
    }

    /// The sandbox dies of it.
    static final Exchange KILLS = new Exchange(new AttemptOutcome.Lost(), Duration.ZERO, Optional.empty());

    private static Exchange answer(int status) {
        AttemptOutcome outcome = status < 300
                ? new AttemptOutcome.Delivered(status)
                : new AttemptOutcome.Refused(status, Optional.empty());
        return new Exchange(outcome, Duration.ofMillis(20), Optional.empty());
    }

    /// What receivers answer, and how long they take for it.
    @FunctionalInterface
    interface Receivers {
        Exchange answer(Sighting request);

        /// Receivers that fail the first requests of each delivery.
        static Receivers failing(int requests) {
            return request -> request.number() <= requests ? FAILS : LANDS;
        }
    }

    /// What becomes of calls.
    @FunctionalInterface
    interface Weather {
        Fate of(Call.Kind kind, Instant now);

        enum Fate {
            CALM(true),
            /// An error.
            REFUSED(false),
            /// Its effect, and an error: the answer is lost.
            UNANSWERED(true),
            /// The sandbox dies before the call.
            DIES(false),
            /// The sandbox dies with the call's answer.
            DIES_AFTER(true);

            private final boolean hasEffect;

            Fate(boolean hasEffect) {
                this.hasEffect = hasEffect;
            }

            boolean hasEffect() {
                return hasEffect;
            }
        }
    }

    /// How often a message comes, and how much later than it should; never, if it is lost.
    @FunctionalInterface
    interface Mail {
        List<Duration> comes(Random chance);
    }

    /// How many sandboxes there may be for each queue, how many messages one takes at once, and how long it lives.
    record Fleet(int forEvents, int forWakeUps, int batch, Duration invocation) {
        /// As template.yaml has it.
        static final Fleet DEPLOYED = new Fleet(200, 50, 10, Duration.ofSeconds(60));

        /// As many as Lambda starts at once for a queue that fills, and adds each second:
        /// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
        static final int AT_FIRST = 5;

        static final int MORE_EACH_SECOND = 5;
    }

    Setting in(Weather other) {
        return new Setting(receivers, other, mail, latency, drift, fleet, sweeps);
    }

    Setting with(Mail other) {
        return new Setting(receivers, weather, other, latency, drift, fleet, sweeps);
    }

    Setting with(Fleet other) {
        return new Setting(receivers, weather, mail, latency, drift, other, sweeps);
    }

    Setting withLatency(Duration longest) {
        return new Setting(receivers, weather, mail, longest, drift, fleet, sweeps);
    }

    Setting withDrift(Duration most) {
        return new Setting(receivers, weather, mail, latency, most, fleet, sweeps);
    }

    Setting withoutSweeps() {
        return new Setting(receivers, weather, mail, latency, drift, fleet, false);
    }
}
