package dev.postrider.http;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Ends what is not over in time. What it does then runs on a thread of its own, so that closing one connection never
/// delays the next.
final class Watchdog {
    private final ScheduledThreadPoolExecutor alarms;
    private final ExecutorService ends = DaemonThreads.upTo(Integer.MAX_VALUE, "webhook-ends");

    Watchdog() {
        alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        alarms.setRemoveOnCancelPolicy(true);
    }

    ScheduledFuture<?> after(Duration wait, Runnable end) {
        return alarms.schedule(() -> ends.execute(end), wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
