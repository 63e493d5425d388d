package dev.postrider.repeat;

import java.time.Duration;
import java.time.Instant;

/// The first request that came with an Idempotency-Key.
///
/// @param asked what it asked for, as a fingerprint: another one under the same key is a mistake
/// @param made  the id of what it makes
/// @param at    when it came, to the millisecond; what it makes is as old as this
public record FirstRequest(String asked, String made, Instant at) {
    /// How long it is remembered.
    public static final Duration KEPT = Duration.ofHours(24);

    public boolean isForgotten(Instant now) {
        return !now.isBefore(at.plus(KEPT));
    }
}
