package dev.postrider.gateway;

import java.time.Duration;

/// How often one key may ask.
///
/// @param perSecond how many requests a second go through for ever
/// @param burst     how many go through at once after a rest
public record KeyRate(int perSecond, int burst) {
    public KeyRate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a key may ask at least once a second and once at once");
        }
    }

    /// The time that one request takes up.
    Duration interval() {
        return Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /// The time that a whole burst takes up.
    Duration window() {
        return interval().multipliedBy(burst);
    }
}
