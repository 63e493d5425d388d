package dev.postrider.management;

import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/// Reads query parameters that stand for values.
final class QueryText {
    private QueryText() {}

    /// The value of a parameter.
    ///
    /// @param reading  throws [IllegalArgumentException] for what is none
    /// @param expected completes "`name` is …"
    static <T> Optional<T> read(ApiRequest request, String name, Function<String, T> reading, String expected) {
        try {
            return request.parameter(name).map(reading);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw Refusal.invalid("", "invalid_request", "`" + name + "` is " + expected, "or leave it out");
        }
    }

    /// Whether a parameter is `true`; no, where it is missing.
    static boolean flag(ApiRequest request, String name) {
        return read(request, name, QueryText::truth, "true or false").orElse(false);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static Optional<Instant> time(ApiRequest request, String name) {
        return read(
                request,
                name,
                text -> OffsetDateTime.parse(text).toInstant(),
                "a timestamp such as 2026-11-21T16:07:56.312Z");
    }
}
