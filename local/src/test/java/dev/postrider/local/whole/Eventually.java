package dev.postrider.local.whole;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another process or thread brings about.
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    public static void holds(Duration limit, BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit + ": " + otherwise.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
