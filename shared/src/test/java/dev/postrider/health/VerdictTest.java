package dev.postrider.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.health.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "301, REFUSED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED",
        "408, FAILED",
        "410, GONE",
        "425, FAILED",
        "429, FAILED",
        "499, REFUSED",
        "500, FAILED",
        "503, FAILED",
        "599, FAILED"
    })
    void tellsAReceiverThatRefusesFromOneThatFails(int status, Kind kind) {
        assertThat(Verdict.on(new AttemptOutcome.Refused(status, Optional.empty()), NOW)
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void takesWhoeverDoesNotAnswerForFailing(AttemptOutcome.Fault fault) {
        assertThat(Verdict.on(new AttemptOutcome.Unreachable(fault), NOW).kind())
                .isEqualTo(Kind.FAILED);
    }

    @Test
    void learnsNothingFromALostWorker() {
        assertThat(Verdict.on(new AttemptOutcome.Lost(), NOW).kind()).isEqualTo(Kind.UNSENT);
    }

    @ParameterizedTest
    @CsvSource({"429, 60, 60", "503, 60, 60", "429, 3600, 3600", "429, 86400, 3600", "503, 999999999, 3600"})
    void grantsThePauseThatIsAskedForUpToAnHour(int status, String retryAfter, int seconds) {
        assertThat(Verdict.on(new AttemptOutcome.Refused(status, Optional.of(retryAfter)), NOW)
                        .pause())
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"500, 60", "404, 60", "429, 0", "429, -5", "429, soon", "503, 1.5"})
    void grantsNoPauseToOthersNorForWhatIsNoTime(int status, String retryAfter) {
        assertThat(Verdict.on(new AttemptOutcome.Refused(status, Optional.of(retryAfter)), NOW)
                        .pause())
                .isEmpty();
    }
}
