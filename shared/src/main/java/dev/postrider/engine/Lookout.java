package dev.postrider.engine;

import dev.postrider.channel.ChannelKey;
import dev.postrider.runtime.WideLog;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Tells all workers of a receiver that keeps a request waiting for long, while it still does. By the time the request
/// runs into its deadline, every worker could be waiting for that same receiver.
public final class Lookout {
    private final Executor later;
    private final HealthBook book;
    private final InstantSource clock;
    private final WideLog log;

    /// A lookout.
    ///
    /// @param later runs what it is given once a request has been out for long
    public Lookout(Executor later, HealthBook book, InstantSource clock, WideLog log) {
        this.later = later;
        this.book = book;
        this.clock = clock;
        this.log = log;
    }

    /// An executor that waits for as long as makes a receiver slow.
    ///
    /// @param workers what it then runs on
    public static Executor patience(Executor workers) {
        return CompletableFuture.delayedExecutor(ChannelPulse.SLOW.toMillis(), TimeUnit.MILLISECONDS, workers);
    }

    /// Looks after a request that has just gone out.
    void over(ChannelKey channel, BooleanSupplier isOut) {
        later.execute(() -> {
            if (isOut.getAsBoolean()) {
                mark(channel);
            }
        });
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
