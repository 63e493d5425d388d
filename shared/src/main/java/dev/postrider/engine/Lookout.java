package dev.postrider.engine;

import dev.postrider.channel.ChannelKey;
import dev.postrider.runtime.WideLog;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Tells all workers of a receiver that keeps a request waiting for long, while it still does. By the time the request
/// runs into its deadline, every worker could be waiting for that same receiver.
public final class Lookout {
    private final Patience patience;
    private final HealthBook book;
    private final InstantSource clock;
    private final WideLog log;

    public Lookout(Patience patience, HealthBook book, InstantSource clock, WideLog log) {
        this.patience = patience;
        this.book = book;
        this.clock = clock;
        this.log = log;
    }

    /// Waits until a request has been out for long.
    @FunctionalInterface
    public interface Patience {
        /// Runs something then, unless it is cancelled.
        Future<?> then(Runnable work);
    }

    /// Waits for as long as makes a receiver slow.
    ///
    /// @param workers what runs on then
    public static Patience patience(Executor workers) {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("lookout").factory());
        alarms.setRemoveOnCancelPolicy(true);
        return work ->
                alarms.schedule(() -> workers.execute(work), ChannelPulse.SLOW.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Looks after a request that goes out.
    ///
    /// @return to be cancelled when it is over
    Future<?> over(ChannelKey channel) {
        return patience.then(() -> mark(channel));
    }

    /// A mark that cannot be written delays others and loses nothing.
    private void mark(ChannelKey channel) {
        try {
            book.change(channel, health -> health.slowAt(clock.instant()), (_, _) -> {});
        } catch (RuntimeException e) {
            log.write(
                    "health.lost",
                    line -> line.put("tenant", channel.tenant().value())
                            .put("channel", channel.id().value())
                            .put(e));
        }
    }
}
