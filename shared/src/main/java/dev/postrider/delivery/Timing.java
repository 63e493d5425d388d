package dev.postrider.delivery;

import java.time.Duration;
import java.time.Instant;

/// When an attempt was made.
///
/// @param scheduledAt when it was due; its start is later where workers were busy or the queue slow
/// @param took        from resolving the name to the last byte that was read; zero where nothing was sent
public record Timing(Instant scheduledAt, Instant startedAt, Duration took) {
    public Instant endedAt() {
        return startedAt.plus(took);
    }
}
