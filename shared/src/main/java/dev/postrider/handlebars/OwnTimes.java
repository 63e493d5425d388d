package dev.postrider.handlebars;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/// Our helpers for times. They read RFC 3339 and epoch milliseconds; "now" is when the event was accepted.
final class OwnTimes {
    private static final double LAST_MILLI = 253_402_300_799_999.0;
    private static final int MAX_PATTERN = 100;

    private OwnTimes() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("formatTime", OwnTimes::format);
        actions.put("epoch", call -> {
            Instant time = time(call);
            long epoch = Js.isTrue(call.hash("millis")) ? time.toEpochMilli() : time.getEpochSecond();
            return new JsonNumber(Long.toString(epoch));
        });
        actions.put("duration", call -> duration(Duration.ofMillis(call.millis(0))));
        actions.put("ago", call -> {
            Duration since = Duration.between(time(call), call.run().scene().now());
            return duration(since.isNegative() ? Duration.ZERO : since.truncatedTo(ChronoUnit.SECONDS));
        });
    }

    private static Object format(Invocation call) {
        Instant time = time(call);
        String zone = call.has("tz") ? Values.text(call.hash("tz")) : "UTC";
        Locale locale = Locale.forLanguageTag(call.has("locale") ? Values.text(call.hash("locale")) : "en");
        String pattern = call.count() > 1 ? call.text(1) : "yyyy-MM-dd HH:mm:ss z";
        if (pattern.length() > MAX_PATTERN) {
            throw call.stop("'formatTime' takes a pattern of at most " + MAX_PATTERN + " characters");
        }
        try {
            return DateTimeFormatter.ofPattern(pattern, locale)
                    .withZone(ZoneId.of(zone))
                    .format(time);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw call.stop("'formatTime' cannot write '" + pattern + "' in '" + zone
                    + "': patterns are Java's, zones are like Europe/Berlin");
        }
    }

    private static Instant time(Invocation call) {
        Object value = call.weighed(0);
        if (value instanceof JsonNumber number && Math.abs(number.value()) <= LAST_MILLI) {
            return Instant.ofEpochMilli((long) number.value());
        }
        try {
            return OffsetDateTime.parse(Values.text(value)).toInstant();
        } catch (DateTimeParseException e) {
            throw call.stop("'" + OwnTexts.cut(Values.text(value), 40, "…")
                    + "' is no time: write 2026-11-21T16:07:56Z or epoch milliseconds");
        }
    }

    /// The two largest units: `2d 3h`, `59s`, `120ms`.
    private static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + "d" + rest(duration.toHoursPart(), "h");
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h" + rest(duration.toMinutesPart(), "m");
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "m" + rest(duration.toSecondsPart(), "s")
                : duration.toSeconds() + "s";
    }

    private static String rest(int count, String unit) {
        return count == 0 ? "" : " " + count + unit;
    }
}
