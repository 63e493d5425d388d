package dev.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates in the three forms of RFC 9110, section 5.6.7; what follows from a wait is RetryDecisionTest's matter.
final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
                "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
                "EEE MMM ppd HH:mm:ss yyyy",
            })
    void readsEveryDayOfTwoYears(String form) {
        DateTimeFormatter writer =
                DateTimeFormatter.ofPattern(form, Locale.ENGLISH).withZone(ZoneOffset.UTC);

        for (int day = 1; day <= 730; day++) {
            Duration wait = Duration.ofDays(day).plusSeconds(day);

            assertThat(RetryAfter.parse(writer.format(NOW.plus(wait)), NOW)).hasValue(wait);
        }
    }

    /// A year of two digits is the one that lies less than fifty years ahead.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Friday, 01-Jan-27 00:00:00 GMT    | 2027-01-01T00:00:00Z
            Wednesday, 01-Jan-75 00:00:00 GMT | -
            Tuesday, 01-Jan-75 00:00:00 GMT   | 2075-01-01T00:00:00Z
            Thursday, 01-Jan-76 00:00:00 GMT  | -
            """)
    void readsAYearOfTwoDigits(String date, String expected) {
        Optional<Duration> wait = RetryAfter.parse(date, NOW);

        assertThat(wait.map(NOW::plus).map(Instant::toString).orElse("-")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Thu, 32 Jan 2030 00:00:00 GMT",
                "2030-01-01T00:00:00Z",
                "+5",
                "5s",
                "٣٠",
            })
    void asksForNothingOtherwise(String field) {
        assertThat(RetryAfter.parse(field, NOW)).isEmpty();
    }
}
