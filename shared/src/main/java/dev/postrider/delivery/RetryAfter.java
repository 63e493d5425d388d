package dev.postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The Retry-After field (RFC 9110, section 10.2.3): seconds, or a date in any of the three forms of section 5.6.7.
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final String RFC_850 = "EEEE, dd-MMM-";
    private static final String ASCTIME = "EEE MMM ppd HH:mm:ss yyyy";

    private RetryAfter() {}

    /// The wait it asks for; empty for what is past, negative, fractional or no such field at all.
    public static Optional<Duration> parse(String field, Instant now) {
        String text = field.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return date(text, now).map(until -> Duration.between(now, until)).filter(wait -> !wait.isNegative());
    }

    private static Optional<Instant> date(String text, Instant now) {
        LocalDate fiftyYearsBack = now.atOffset(ZoneOffset.UTC).toLocalDate().minusYears(50);
        DateTimeFormatter rfc850 = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(RFC_850)
                .appendValueReduced(ChronoField.YEAR, 2, 2, fiftyYearsBack)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
        List<DateTimeFormatter> forms = List.of(
                DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH),
                rfc850,
                DateTimeFormatter.ofPattern(ASCTIME, Locale.ENGLISH));
        return forms.stream().flatMap(form -> parse(text, form).stream()).findFirst();
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notThisForm) {
            return Optional.empty();
        }
    }
}
