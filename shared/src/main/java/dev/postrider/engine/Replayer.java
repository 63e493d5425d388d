package dev.postrider.engine;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/// Drives replays on: takes the deliveries of a page, wakes them, and writes down how far it has come, in this order.
/// If
/// it stops in between, the next sweep looks at the page again: what is taken says so itself, and counts.
public final class Replayer {
    /// How far ahead first attempts are placed: a little more than from one sweep to the next.
    private static final Duration AHEAD = Duration.ofSeconds(70);

    private static final int PAGE = 100;
    private static final int MAX_RUNNING = 100;

    private final ReplayStore replays;
    private final Reading reading;
    private final Redelivery redelivery;
    private final WakeUpQueue wakeUps;
    private final InstantSource clock;
    private final ExecutorService workers;

    public Replayer(
            ReplayStore replays,
            Reading reading,
            Redelivery redelivery,
            WakeUpQueue wakeUps,
            InstantSource clock,
            ExecutorService workers) {
        this.replays = replays;
        this.reading = reading;
        this.redelivery = redelivery;
        this.wakeUps = wakeUps;
        this.clock = clock;
        this.workers = workers;
    }

    /// Where deliveries and their events are read.
    public record Reading(DeliveryStore deliveries, EventStore events) {}

    /// Drives every replay that runs, side by side.
    ///
    /// @param end when no further page is begun
    /// @return how many deliveries were taken
    public long drive(Instant end) {
        List<Callable<Long>> driven = replays.running(MAX_RUNNING).stream()
                .<Callable<Long>>map(replay -> () -> drive(replay, end))
                .toList();
        return Parallel.runAll(workers, driven).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private long drive(Replay replay, Instant end) {
        long before = replay.course().replayed();
        Replay last = replay;
        Optional<Replay> current = Optional.of(replay);
        while (current.isPresent() && clock.instant().isBefore(end)) {
            last = current.orElseThrow();
            current = step(last).filter(Replay::isRunning);
            last = current.orElse(last);
        }
        return last.course().replayed() - before;
    }

    /// One page.
    ///
    /// @return the replay after it; empty when there is no room for more by now, or somebody else drives or ends it
    private Optional<Replay> step(Replay replay) {
        Instant now = clock.instant();
        int room = replay.room(now, now.plus(AHEAD), PAGE);
        if (room == 0) {
            return Optional.empty();
        }
        List<Delivery> page = reading.deliveries()
                .listOldest(replay.tenant(), replay.filter().channel(), Optional.of(replay.position()), PAGE);
        List<Delivery> wanted = new ArrayList<>();
        int looked = 0;
        for (Delivery delivery : page) {
            if (wanted.size() == room) {
                break;
            }
            looked++;
            if (isWanted(replay, delivery)) {
                wanted.add(delivery);
            }
        }
        List<Intervention> taken = take(replay, wanted, now);
        wake(taken, now);
        long granted = taken.stream()
                .filter(each -> each instanceof Intervention.Granted)
                .count();
        Replay.Page done = new Replay.Page(
                looked == 0
                        ? Optional.empty()
                        : Optional.of(page.get(looked - 1).key().id()),
                looked,
                granted,
                wanted.size() - granted,
                looked == page.size() && isEnd(replay, page));
        return replays.replace(replay, replay.past(done, now));
    }

    private static boolean isEnd(Replay replay, List<Delivery> page) {
        return page.size() < PAGE
                || !page.getLast().key().acceptedAt().isBefore(replay.filter().until());
    }

    /// What this replay has taken before it was stopped is on its way, and wanted all the same.
    private boolean isWanted(Replay replay, Delivery delivery) {
        boolean isOne = delivery.wasReplayedBy(replay.id()) || replay.filter().wants(delivery);
        return isOne
                && (replay.filter().types().isEmpty()
                        || reading.events()
                                .find(delivery.key().tenant(), delivery.key().event())
                                .map(planned -> replay.filter()
                                        .wants(planned.accepted().event().type()))
                                .orElse(false));
    }

    private List<Intervention> take(Replay replay, List<Delivery> wanted, Instant now) {
        List<Callable<Intervention>> takings = IntStream.range(0, wanted.size())
                .<Callable<Intervention>>mapToObj(i -> () -> redelivery.take(
                        wanted.get(i),
                        new Redelivery.Wish(replay.id(), replay.terms().sameBytes(), replay.place(now, i))))
                .toList();
        return Parallel.runAll(workers, takings);
    }

    private void wake(List<Intervention> taken, Instant now) {
        List<Delayed> delayed = new ArrayList<>();
        for (Intervention each : taken) {
            if (each instanceof Intervention.Granted(Delivery delivery)) {
                delayed.add(new Delayed(delivery.nextWakeUp(), delivery.waits(now)));
            }
        }
        wakeUps.send(delayed);
    }
}
