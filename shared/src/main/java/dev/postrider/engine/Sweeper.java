package dev.postrider.engine;

import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.HeartbeatStore;
import dev.postrider.runtime.WideLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks every minute through all that may have to be woken, what is due and what is held, and says that it has.
public final class Sweeper {
    /// What is kept back of an invocation, so that it ends by itself.
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final DueWaker waker;
    private final Releaser releaser;
    private final HeartbeatStore heartbeats;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final WideLog log;

    public Sweeper(
            DueWaker waker,
            Releaser releaser,
            HeartbeatStore heartbeats,
            InstantSource clock,
            ExecutorService workers,
            WideLog log) {
        this.waker = waker;
        this.releaser = releaser;
        this.heartbeats = heartbeats;
        this.clock = clock;
        this.workers = workers;
        this.log = log;
    }

    /// Sweeps once.
    ///
    /// @param remaining of this invocation; what is not reached in it is the next one's
    /// @return what it has done, which is kept as the last heartbeat, too
    public Heartbeat sweep(Duration remaining) {
        Instant start = clock.instant();
        Instant end = start.plus(remaining).minus(RESERVE);
        AtomicInteger orphans = new AtomicInteger();
        Stream<Callable<DueWaker.Woken>> due =
                IntStream.range(0, waker.shards()).mapToObj(shard -> () -> waker.wake(shard, orphans, end));
        Stream<Callable<DueWaker.Woken>> held = IntStream.range(0, releaser.shards())
                .mapToObj(shard -> () -> new DueWaker.Woken(releaser.release(shard, end), 0));
        DueWaker.Woken woken = Parallel.runAll(workers, Stream.concat(due, held).toList()).stream()
                .reduce(new DueWaker.Woken(0, 0), DueWaker.Woken::plus);
        Heartbeat done = new Heartbeat(start, woken.count(), woken.overdue());
        heartbeats.beat(done);
        log.write("sweep.done", line -> line.put("woken", done.woken()).put("overdue", done.overdue()));
        return done;
    }
}
