package dev.postrider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MutableClockTest {
    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        clock.advance(Duration.ofMinutes(15));

        assertThat(clock.instant()).isEqualTo("2026-01-01T00:15:00Z").isEqualTo(clock.instant());
    }

    @Test
    void goesWhereItIsSet() {
        clock.set(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }
}
