package dev.postrider.engine;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.runtime.WideLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/// Looks through every shard of the due index, moves each due time on and then wakes the delivery. In this order: if it
/// stops in between, the delivery comes up again a minute later; two sweepers at once wake it once.
public final class Sweeper {
    /// What is kept back of an invocation, so that it ends by itself.
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private static final int PAGE = 100;

    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final WideLog log;

    public Sweeper(
            DeliveryStore deliveries, WakeUpQueue wakeUps, InstantSource clock, ExecutorService workers, WideLog log) {
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.clock = clock;
        this.workers = workers;
        this.log = log;
    }

    /// Sweeps once.
    ///
    /// @param remaining of this invocation; what is not reached in it is the next one's
    /// @return how many deliveries were woken
    public int sweep(Duration remaining) {
        Instant end = clock.instant().plus(remaining).minus(RESERVE);
        List<Callable<Integer>> shards = IntStream.range(0, deliveries.dueShards())
                .<Callable<Integer>>mapToObj(shard -> () -> sweepShard(shard, end))
                .toList();
        int woken = Parallel.runAll(workers, shards).stream()
                .mapToInt(Integer::intValue)
                .sum();
        log.write("sweep.done", line -> line.put("woken", woken));
        return woken;
    }

    private int sweepShard(int shard, Instant end) {
        int woken = 0;
        List<Due> page;
        do {
            Instant now = clock.instant();
            page = deliveries.due(shard, now, PAGE);
            woken += wake(page, now);
        } while (page.size() == PAGE && clock.instant().isBefore(end));
        return woken;
    }

    private int wake(List<Due> page, Instant now) {
        List<Delayed> mine = page.stream()
                .filter(due ->
                        deliveries.postpone(due, later(due.notBefore(), now).plus(Delivery.WAKE_UP_GRACE)))
                .map(due -> new Delayed(due.wakeUp(), Duration.between(now, later(due.notBefore(), now))))
                .toList();
        wakeUps.send(mine);
        return mine.size();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
