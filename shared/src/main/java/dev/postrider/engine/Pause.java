package dev.postrider.engine;

import java.time.Duration;

/// Lets a worker wait for its turn; a test lets its clock go on instead.
@FunctionalInterface
public interface Pause {
    /// Returns once this much time has passed; at once for none.
    void last(Duration time);

    /// Waits by sleeping: a virtual thread that sleeps costs next to nothing.
    static Pause asleep() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while waiting for a place in a channel's rate", e);
            }
        };
    }
}
