package dev.postrider.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// That a channel has held deliveries. It is written before any of them is, and taken back only when none has been for
/// so long that no worker can still be about to hold one.
///
/// @param lastAt  when somebody was last about to hold one
/// @param release how they are being woken; empty while the channel takes no attempts
public record Parking(Instant lastAt, Optional<Release> release) {
    /// For this long a mark covers what its worker holds after it.
    public static final Duration MARKED = Duration.ofMinutes(1);

    /// Longer than [#MARKED] and any invocation together, and an index's delay.
    public static final Duration SETTLED = Duration.ofMinutes(5);

    boolean isFresh(Instant now) {
        return lastAt.plus(MARKED).isAfter(now);
    }

    /// Whether nobody can still be about to hold a delivery on the strength of this mark.
    public boolean isSettled(Instant now) {
        return !lastAt.plus(SETTLED).isAfter(now);
    }

    Parking with(Optional<Release> next) {
        return new Parking(lastAt, next);
    }
}
