package dev.postrider.handlebars;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Checkly's `moment`, which is also called `date`, and `year`. Their zone is UTC.
final class Moments {
    private static final String LONG = "MMMM DD, YYYY";
    private static final String ISO = "YYYY-MM-DDTHH:mm:ssZ";
    private static final String INVALID = "Invalid Date";

    /// In characters; a time and its pattern have some thirty.
    private static final int MAX_LENGTH = 1000;

    private Moments() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("moment", Moments::moment);
        actions.put("date", Moments::moment);
        actions.put("year", Moments::year);
    }

    private static LocalDateTime now(Invocation call) {
        return LocalDateTime.ofInstant(call.run().scene().now(), ZoneOffset.UTC);
    }

    private static Object year(Invocation call) {
        boolean isShort = Js.string(call.weighed(0)).equals("2");
        return MomentFormat.format(now(call), isShort ? "YY" : "YYYY").orElseThrow();
    }

    private static Object moment(Invocation call) {
        Object input = bounded(call, call.argument(0));
        bounded(call, call.argument(1));
        if (call.count() == 0 || (call.count() == 1 && input == Nothing.UNDEFINED)) {
            return format(call, now(call), LONG);
        }
        if (call.count() == 1 && input instanceof String pattern) {
            return format(call, now(call), pattern);
        }
        String pattern = call.argument(1) instanceof String text && !text.isEmpty() ? text : ISO;
        return switch (input) {
            case Nothing nothing when nothing == Nothing.UNDEFINED -> format(call, now(call), pattern);
            case String text ->
                format(
                        call,
                        MomentParse.parse(text, now(call))
                                .orElseThrow(() -> call.stop("'" + call.spot().source() + "' cannot read its time")),
                        pattern);
            case JsonNumber number ->
                Optional.of(number.value())
                        .filter(millis -> Math.abs(millis) <= 8.64e15)
                        .map(millis -> format(call, atMillis((long) (double) millis), pattern))
                        .orElse(INVALID);
            case Boolean truth -> format(call, atMillis(truth ? 1 : 0), pattern);
            default -> INVALID;
        };
    }

    private static Object bounded(Invocation call, Object value) {
        if (value instanceof String text && text.length() > MAX_LENGTH) {
            throw call.stop("a time or its pattern has at most " + MAX_LENGTH + " characters");
        }
        return value;
    }

    private static LocalDateTime atMillis(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC);
    }

    private static Object format(Invocation call, LocalDateTime time, String pattern) {
        return MomentFormat.format(time, pattern)
                .orElseThrow(() -> call.stop("weeks, week years and zone names are no part of this language's dates"));
    }
}
