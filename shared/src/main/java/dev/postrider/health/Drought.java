package dev.postrider.health;

import java.time.Duration;
import java.time.Instant;

/// A time without any success.
///
/// @param since    its first failure
/// @param failures answers and non-answers since then, each attempt once
public record Drought(Instant since, int failures) {
    private static final Duration LONGEST = Duration.ofDays(5);
    private static final int ENOUGH_FAILURES = 20;

    /// How old it is before a single success is written down: a channel that fails now and then costs one write an
    /// hour, not one each time.
    private static final Duration NOTABLE = Duration.ofHours(1);

    static Drought beginning(Instant at) {
        return new Drought(at, 1);
    }

    Drought longer() {
        return new Drought(since, failures + 1);
    }

    boolean isNotable(Instant now) {
        return !since.plus(NOTABLE).isAfter(now);
    }

    /// Whether the channel is to be disabled. Days before it was enabled do not count.
    boolean isTooLong(Instant enabledSince, Instant now) {
        Instant from = since.isAfter(enabledSince) ? since : enabledSince;
        return failures >= ENOUGH_FAILURES && !from.plus(LONGEST).isAfter(now);
    }
}
