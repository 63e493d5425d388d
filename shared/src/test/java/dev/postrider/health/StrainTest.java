package dev.postrider.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StrainTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void isTooMuchAtTheTenthFailureInARow() {
        assertThat(failures(Strain.NONE, 9).isTooMuch()).isFalse();
        assertThat(failures(Strain.NONE, 10).isTooMuch()).isTrue();
    }

    @Test
    void beginsARowAfreshWithEveryAnswer() {
        Strain strain = failures(failures(Strain.NONE, 9).answered(1, NOW), 9);

        assertThat(strain.inARow()).isEqualTo(9);
    }

    /// Two answers after every five failures, so that no row is long.
    @Test
    void isTooMuchWhenSeventyOfAHundredFailAmongAtLeastTwenty() {
        Strain fourteen = failures(failures(Strain.NONE, 5).answered(2, NOW), 5).answered(2, NOW);

        assertThat(failures(fourteen, 4).answered(1, NOW).isTooMuch())
                .as("14 of 19")
                .isFalse();
        assertThat(failures(fourteen, 4).answered(2, NOW).isTooMuch())
                .as("14 of 20")
                .isTrue();
        assertThat(failures(fourteen, 3).answered(3, NOW).isTooMuch())
                .as("13 of 20")
                .isFalse();
    }

    @Test
    void forgetsAShareAfterFiveMinutesButNotARow() {
        Strain later = failures(Strain.NONE, 9).failed(NOW.plus(Strain.WINDOW));

        assertThat(later).isEqualTo(new Strain(10, NOW.plus(Strain.WINDOW), 1, 1));
        assertThat(failures(Strain.NONE, 1)
                        .failed(NOW.plus(Strain.WINDOW).minusMillis(1))
                        .attempts())
                .isEqualTo(2);
    }

    @Test
    void isWorthKnowingFromTheFifthFailureInARow() {
        assertThat(failures(Strain.NONE, 4).isNotable()).isFalse();
        assertThat(failures(Strain.NONE, 5).isNotable()).isTrue();
    }

    private static Strain failures(Strain strain, int count) {
        Strain failed = strain;
        for (int i = 0; i < count; i++) {
            failed = failed.failed(NOW.plus(Duration.ofMillis(i)));
        }
        return failed;
    }
}
