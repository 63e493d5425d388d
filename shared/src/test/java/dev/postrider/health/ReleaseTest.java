package dev.postrider.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int MANY = 1_000_000;

    /// 10 a second for 10 s, 20 a second for the next 10 s, … 320 a second from the 50th second on.
    @ParameterizedTest
    @CsvSource({
        "1, 10",
        "10, 100",
        "20, 300",
        "30, 700",
        "40, 1500",
        "50, 3100",
        "51, 3420",
        "60, 6300",
        "3600, 1139100"
    })
    void growsTwiceAsFastEveryTenSecondsUpToThreeHundredAndTwentyASecond(int seconds, int wakeUps) {
        assertThat(Release.beginning(NOW).room(NOW.plusSeconds(seconds), 2 * MANY))
                .isEqualTo(wakeUps);
    }

    @Test
    void neverTakesMoreThanAPage() {
        assertThat(Release.beginning(NOW).room(NOW.plusSeconds(60), 500)).isEqualTo(500);
    }

    @Test
    void goesOnAfterAPageWhereItsRateHasCome() {
        DeliveryId last = new DeliveryId("dlv_01M80RW26K55GHZR3DH106HNGK");

        Release next = Release.beginning(NOW).past(last, 100);

        assertThat(next.after()).contains(last);
        assertThat(next.room(NOW.plusSeconds(10), MANY)).isZero();
        assertThat(next.room(NOW.plusSeconds(20), MANY)).isEqualTo(200);
    }

    @Test
    void beginsTheNextLapAMinuteAfterTheLastWakeUp() {
        Release next = Release.beginning(NOW).lapped(100);

        assertThat(next.after()).isEqualTo(Optional.empty());
        assertThat(next.nextAt()).isEqualTo(NOW.plusSeconds(10).plus(Duration.ofMinutes(1)));
    }

    @Test
    void doesNotMakeUpForASweeperThatWasAway() {
        Release late = Release.beginning(NOW).caughtUp(NOW.plus(Duration.ofHours(1)));

        assertThat(late.room(NOW.plus(Duration.ofHours(1)).plusSeconds(1), MANY))
                .isEqualTo(10);
    }
}
