package dev.postrider.health;

import java.time.Duration;
import java.time.Instant;

/// Whether a channel takes attempts.
public sealed interface Breaker {
    /// It does.
    record Closed(Strain strain) implements Breaker {}

    /// It does not until a moment, nor after it, but for one probe.
    record Open(Instant until, Trip trip) implements Breaker {}

    /// One attempt is under way and will tell; until then, or until its worker must be lost, there is no other.
    record Probing(Instant until, Trip trip) implements Breaker {}

    /// What opened it.
    ///
    /// @param cause   why
    /// @param pause   how long it stays open; doubles with each probe that fails
    /// @param version of the channel that failed: another one may do better, and is probed at once
    record Trip(Cause cause, Duration pause, long version) {
        static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
        static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

        static Trip first(Cause cause, long version) {
            return new Trip(cause, FIRST_PAUSE, version);
        }

        /// After a probe that has failed as well.
        Trip again(long newVersion) {
            Duration twice = pause.multipliedBy(2);
            return new Trip(Cause.FAILING, twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice, newVersion);
        }

        Trip ofVersion(long newVersion) {
            return new Trip(cause, pause, newVersion);
        }
    }

    /// Why a breaker opens.
    enum Cause {
        /// The receiver fails too often.
        FAILING,
        /// The receiver has asked for a pause (429 or 503 with Retry-After).
        ASKED
    }
}
