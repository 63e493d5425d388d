package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.ChannelStore;
import dev.postrider.engine.Invocation.Seen;
import dev.postrider.health.Announcement;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Verdict.Kind;
import dev.postrider.runtime.WideLog;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a batch of attempts means for the health of their channels: at most one write a channel, and none while all
/// goes
/// well; and for their counts, which are one. It comes after the deliveries are recorded and never disturbs them: a
/// count that is lost with its
/// worker, or cannot be written, opens a breaker one failure later.
public final class Aftermath {
    private final HealthBook book;
    private final ChannelStore channels;
    private final Announcer announcer;
    private final Landings landings;
    private final Counter counter;
    private final InstantSource clock;
    private final WideLog log;

    public Aftermath(
            HealthBook book,
            ChannelStore channels,
            Announcer announcer,
            Counter counter,
            InstantSource clock,
            WideLog log) {
        this.book = book;
        this.channels = channels;
        this.announcer = announcer;
        this.counter = counter;
        this.clock = clock;
        this.log = log;
        this.landings = new Landings();
    }

    /// Settles what an invocation has observed.
    public void settle(Invocation invocation) {
        Map<ChannelKey, List<Seen>> byChannel = new LinkedHashMap<>();
        invocation
                .observed()
                .forEach(seen -> byChannel
                        .computeIfAbsent(seen.key(), _ -> new ArrayList<>())
                        .add(seen));
        byChannel.forEach(this::settleUnlessItFails);
        counter.count(invocation);
    }

    private void settleUnlessItFails(ChannelKey key, List<Seen> seen) {
        try {
            settle(key, seen);
        } catch (RuntimeException e) {
            log.write(
                    "health.lost",
                    line -> line.put("tenant", key.tenant().value())
                            .put("channel", key.id().value())
                            .put(e));
        }
    }

    private void settle(ChannelKey key, List<Seen> seen) {
        Instant now = clock.instant();
        boolean allLanded = seen.stream().allMatch(each -> kind(each) == Kind.LANDED);
        if (allLanded && !book.find(key).heedsLandings(now)) {
            landings.add(key, seen.size(), now);
            return;
        }
        int earlier = landings.take(key, now);
        book.change(key, health -> after(health, earlier, seen), (before, next) -> tell(before, next, seen));
        disable(key, seen, now);
    }

    private static Kind kind(Seen seen) {
        return seen.observation().verdict().kind();
    }

    private static ChannelHealth after(ChannelHealth health, int earlier, List<Seen> seen) {
        ChannelHealth next =
                health.afterLandings(earlier, seen.getFirst().observation().at());
        for (Seen each : seen) {
            next = next.after(each.observation());
        }
        return next;
    }

    /// What deliveries of Postrider's own events come to is not told: it would never end.
    private void tell(ChannelHealth before, ChannelHealth next, List<Seen> seen) {
        Optional<Seen> last = seen.stream()
                .filter(each -> !each.isAnnounced())
                .filter(each -> (kind(each) == Kind.FAILED) == next.isFailing())
                .reduce((_, later) -> later);
        if (last.isEmpty() || before.isFailing() == next.isFailing()) {
            return;
        }
        Channel channel = last.orElseThrow().channel();
        announcer.announce(
                next.isFailing()
                        ? new Announcement.Failing(
                                next.channel().tenant(),
                                channel,
                                last.orElseThrow().observation().verdict().reason(),
                                next.shutUntil(channel.version().number()).orElseGet(clock::instant))
                        : new Announcement.Recovered(next.channel().tenant(), channel));
    }

    private void disable(ChannelKey key, List<Seen> seen, Instant now) {
        Optional<Seen> gone =
                seen.stream().filter(each -> kind(each) == Kind.GONE).findFirst();
        gone.ifPresent(each -> channels.find(key.tenant(), key.id())
                .filter(channel ->
                        channel.version().number() == each.channel().version().number())
                .ifPresent(channel -> disable(key, channel, ChannelStatus.Reason.GONE, each.isAnnounced())));
        Channel sent = seen.getLast().channel();
        if (gone.isEmpty() && book.find(key).isDead(sent.status().since(), now)) {
            channels.find(key.tenant(), key.id())
                    .filter(channel -> book.find(key).isDead(channel.status().since(), now))
                    .ifPresent(channel -> disable(
                            key,
                            channel,
                            ChannelStatus.Reason.FAILING,
                            seen.getLast().isAnnounced()));
        }
    }

    /// Unless somebody has changed the channel meanwhile: then it may do better.
    private void disable(ChannelKey key, Channel channel, ChannelStatus.Reason reason, boolean isAnnounced) {
        if (channel.state() != ChannelState.ENABLED) {
            return;
        }
        if (!isAnnounced) {
            announcer.announce(new Announcement.Disabled(key.tenant(), channel, reason));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Channel disabled = channel.with(ChannelStatus.disabledFor(reason, now))
                .with(channel.version().next(now));
        if (channels.save(key.tenant(), disabled, channel.version().number())) {
            log.write(
                    "channel.disabled",
                    line -> line.put("tenant", key.tenant().value())
                            .put("channel", key.id().value())
                            .put("reason", reason.code()));
        }
    }
}
