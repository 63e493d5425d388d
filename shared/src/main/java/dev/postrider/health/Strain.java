package dev.postrider.health;

import java.time.Duration;
import java.time.Instant;

/// How much a receiver fails while its breaker is closed.
///
/// @param inARow   failures since it last answered otherwise
/// @param from     where the window begins in which attempts are counted; it lasts [#WINDOW]
/// @param attempts in the window
/// @param failures in the window
public record Strain(int inARow, Instant from, int attempts, int failures) {
    public static final Strain NONE = new Strain(0, Instant.EPOCH, 0, 0);
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int MAX_IN_A_ROW = 10;
    private static final int ENOUGH_ATTEMPTS = 20;
    private static final int MAX_PERCENT = 70;

    Strain answered(int times, Instant at) {
        Strain now = at(at);
        return new Strain(0, now.from, now.attempts + times, now.failures);
    }

    Strain failed(Instant at) {
        Strain now = at(at);
        return new Strain(now.inARow + 1, now.from, now.attempts + 1, now.failures + 1);
    }

    private Strain at(Instant now) {
        return now.isBefore(from.plus(WINDOW)) ? this : new Strain(inARow, now, 0, 0);
    }

    /// Whether the receiver is better left alone.
    boolean isTooMuch() {
        return inARow >= MAX_IN_A_ROW || (attempts >= ENOUGH_ATTEMPTS && failures * 100 >= attempts * MAX_PERCENT);
    }

    /// Whether a success ought to be known to all: some way to opening, but not at every single failure.
    boolean isNotable() {
        return inARow >= MAX_IN_A_ROW / 2;
    }
}
