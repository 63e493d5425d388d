package dev.postrider.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DroughtTest {
    private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LONG_AGO = FIRST.minus(Duration.ofDays(100));
    private static final Duration FIVE_DAYS = Duration.ofDays(5);

    @Test
    void isTooLongAfterFiveDaysAndTwentyFailures() {
        assertThat(new Drought(FIRST, 20).isTooLong(LONG_AGO, FIRST.plus(FIVE_DAYS)))
                .isTrue();
        assertThat(new Drought(FIRST, 20)
                        .isTooLong(LONG_AGO, FIRST.plus(FIVE_DAYS).minusMillis(1)))
                .isFalse();
        assertThat(new Drought(FIRST, 19).isTooLong(LONG_AGO, FIRST.plus(FIVE_DAYS.multipliedBy(2))))
                .isFalse();
    }

    @Test
    void countsNoDayBeforeTheChannelWasEnabled() {
        Instant enabled = FIRST.plus(Duration.ofDays(4));

        assertThat(new Drought(FIRST, 100).isTooLong(enabled, FIRST.plus(FIVE_DAYS)))
                .isFalse();
        assertThat(new Drought(FIRST, 100).isTooLong(enabled, enabled.plus(FIVE_DAYS)))
                .isTrue();
    }

    @Test
    void beginsWithItsFirstFailureAndCountsEach() {
        assertThat(Drought.beginning(FIRST).longer().longer()).isEqualTo(new Drought(FIRST, 3));
    }
}
