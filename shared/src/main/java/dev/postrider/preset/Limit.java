package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The most that a receiver takes of one part of a body.
///
/// @param path where the part stands: a JSON Pointer (RFC 6901) in which `*` is every element; empty for all of it
public record Limit(String path, int max, Unit unit) {
    /// What is counted.
    public enum Unit {
        /// Unicode code points of a text.
        CHARACTERS,

        /// Bytes in UTF-8: of a text, or of anything else as JSON.
        BYTES,

        /// Elements of a list, or fields of an object.
        ITEMS,

        /// The code points of all texts in it together.
        TEXT
    }

    /// A part of a body that is over its limit.
    public record Excess(String pointer, long size, Limit limit) {}

    /// Every part of a body that is over this limit.
    public List<Excess> excesses(JsonNode body) {
        Stream<Part> parts = Stream.of(new Part("", body));
        for (String step : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
            parts = parts.flatMap(part -> part.step(step));
        }
        return parts.map(part -> new Excess(part.pointer(), size(part.value()), this))
                .filter(excess -> excess.size() > max)
                .toList();
    }

    private long size(JsonNode value) {
        return switch (unit) {
            case CHARACTERS -> codePoints(value.asText());
            case BYTES ->
                (value.isTextual() ? value.textValue() : value.toString()).getBytes(StandardCharsets.UTF_8).length;
            case ITEMS -> value.size();
            case TEXT -> text(value);
        };
    }

    private static long text(JsonNode value) {
        return value.isContainerNode()
                ? value.valueStream().mapToLong(Limit::text).sum()
                : value.isTextual() ? codePoints(value.textValue()) : 0;
    }

    private static long codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private record Part(String pointer, JsonNode value) {
        Stream<Part> step(String step) {
            if (!step.equals("*")) {
                JsonNode next = value.isArray() ? value.path(Integer.parseInt(step)) : value.path(step);
                return next.isMissingNode() ? Stream.of() : Stream.of(new Part(pointer + "/" + step, next));
            }
            return value.isArray()
                    ? Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                            .map(i -> new Part(pointer + "/" + i, value.path(i)))
                    : Stream.of();
        }
    }
}
