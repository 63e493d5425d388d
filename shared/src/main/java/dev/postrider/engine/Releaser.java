package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.ChannelState;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.health.Breaker;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import dev.postrider.health.Parking;
import dev.postrider.health.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Wakes the held deliveries of channels that take attempts again. It goes by what is, not by what has happened: each
/// sweep looks at every channel that has held deliveries, so that no resuming, closing or stop can be missed. Of a
/// channel whose breaker is about to be probed it wakes one, of one that runs all, page by page and ever faster.
public final class Releaser {
    /// How far ahead wake-ups are sent, delayed: a little more than from one sweep to the next.
    private static final Duration AHEAD = Duration.ofSeconds(70);

    private static final int PAGE = 500;

    private final ChannelHealthStore healths;
    private final CatalogCache catalogs;
    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final InstantSource clock;

    public Releaser(
            ChannelHealthStore healths,
            CatalogCache catalogs,
            DeliveryStore deliveries,
            WakeUpQueue wakeUps,
            InstantSource clock) {
        this.healths = healths;
        this.catalogs = catalogs;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    int shards() {
        return healths.parkedShards();
    }

    /// Goes through the channels of a shard.
    ///
    /// @param end when nothing more is begun
    /// @return how many deliveries were woken
    int release(int shard, Instant end) {
        Invocation invocation = new Invocation(end, catalogs);
        int woken = 0;
        for (ChannelHealth parked : healths.parked(shard)) {
            if (clock.instant().isBefore(end)) {
                woken += release(parked, invocation);
            }
        }
        return woken;
    }

    private int release(ChannelHealth parked, Invocation invocation) {
        ChannelKey key = parked.channel();
        Catalog catalog = invocation.catalog(key.tenant());
        Optional<Channel> channel = catalog.find(key.id());
        if (channel.isEmpty()) {
            return wakeAll(parked, invocation.end());
        }
        if (channel.orElseThrow().state() != ChannelState.ENABLED) {
            forgetRelease(parked);
            return 0;
        }
        return parked.breaker() instanceof Breaker.Closed
                ? wakeAll(parked, invocation.end())
                : wakeProbe(parked, channel.orElseThrow());
    }

    /// The next release begins slowly again.
    private void forgetRelease(ChannelHealth parked) {
        if (parked.parking().flatMap(Parking::release).isPresent()) {
            healths.replace(parked, parked.releasing(Optional.empty()));
        }
    }

    private int wakeProbe(ChannelHealth parked, Channel channel) {
        Instant now = clock.instant();
        Instant at = parked.shutUntil(channel.version().number())
                .filter(now::isBefore)
                .orElse(now);
        if (at.isAfter(now.plus(AHEAD))) {
            return 0;
        }
        List<Due> one = deliveries.held(parked.channel(), Optional.empty(), 1);
        wakeUps.send(one.stream()
                .map(due -> new Delayed(due.wakeUp(), Duration.between(now, at)))
                .toList());
        return one.size();
    }

    private int wakeAll(ChannelHealth parked, Instant end) {
        int woken = 0;
        Optional<ChannelHealth> current = Optional.of(parked);
        while (current.isPresent() && clock.instant().isBefore(end)) {
            Page page = nextPage(current.orElseThrow());
            wakeUps.send(page.wakeUps());
            woken += page.wakeUps().size();
            current = page.rest();
        }
        return woken;
    }

    /// Wake-ups that are this sweeper's to send.
    ///
    /// @param rest the channel's health with a release that goes on; empty when it does not for now
    private record Page(List<Delayed> wakeUps, Optional<ChannelHealth> rest) {
        static final Page NONE = new Page(List.of(), Optional.empty());
    }

    /// Takes the next page for itself, before any of it is woken: two sweepers at once wake it once. If this one stops
    /// here, the next lap meets what it has not woken.
    private Page nextPage(ChannelHealth parked) {
        Instant now = clock.instant();
        Parking parking = parked.parking().orElseThrow();
        Release release =
                parking.release().orElseGet(() -> Release.beginning(now)).caughtUp(now);
        int room = release.room(now.plus(AHEAD), PAGE);
        if (release.nextAt().isAfter(now) || room == 0) {
            return Page.NONE;
        }
        List<Due> held = deliveries.held(parked.channel(), release.after(), room);
        if (held.isEmpty() && release.after().isEmpty()) {
            return endOfRelease(parked, parking, now);
        }
        Release next = held.size() < room
                ? release.lapped(held.size())
                : release.past(held.getLast().id(), held.size());
        Optional<ChannelHealth> stored = healths.replace(parked, parked.releasing(Optional.of(next)));
        return stored.isEmpty()
                ? Page.NONE
                : new Page(
                        wakeUps(held, release, now),
                        stored.filter(_ -> next.after().isPresent()));
    }

    private static List<Delayed> wakeUps(List<Due> held, Release release, Instant now) {
        return IntStream.range(0, held.size())
                .mapToObj(i -> new Delayed(held.get(i).wakeUp(), Duration.between(now, release.moment(i))))
                .toList();
    }

    private Page endOfRelease(ChannelHealth parked, Parking parking, Instant now) {
        if (parking.isSettled(now)) {
            healths.replace(parked, parked.unparked());
        }
        return Page.NONE;
    }
}
