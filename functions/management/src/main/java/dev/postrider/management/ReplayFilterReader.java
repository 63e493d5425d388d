package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.TypePattern;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.intake.Mistakes;
import dev.postrider.replay.ReplayFilter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads the filter of a replay, and notes everything that is wrong with it. Where a filter takes several values, it
/// takes a single one as well.
record ReplayFilterReader(JsonNode json, Mistakes mistakes) {
    private static final Set<String> KNOWN = Set.of("channel", "status", "reason", "type", "since", "until");
    private static final int MOST = 20;

    ReplayFilter read(Instant now) {
        if (!json.isObject()) {
            mistakes.add("", Mistakes.INVALID, "a replay needs a filter", "for example {\"channel\": \"prod-alerts\"}");
        }
        ReplayRequest.only(json, KNOWN, mistakes);
        List<DeliveryStatus> statuses = values(
                "status", ReplayFilterReader::status, "one of succeeded, failed, cancelled: all else is on its way");
        List<Reason> reasons = values("reason", ReplayFilterReader::reason, "a reason of attempts, such as http_5xx");
        List<TypePattern> types = values("type", TypePattern::new, "an event type, with * as a wildcard");
        Instant until = time("until").filter(now::isAfter).orElse(now);
        Instant since = time("since").orElse(Instant.EPOCH);
        if (!since.isBefore(until)) {
            mistakes.add("since", Mistakes.INVALID, "`since` does not come before `until`", "leave one of them out");
        }
        return new ReplayFilter(
                value("channel", ChannelId::new, "a channel id"),
                Set.copyOf(statuses.isEmpty() ? List.of(DeliveryStatus.FAILED) : statuses),
                Set.copyOf(reasons),
                types,
                since,
                until);
    }

    private static DeliveryStatus status(String word) {
        return ReplayFilter.REPLAYABLE.stream()
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Reason reason(String code) {
        return Reason.ofCode(code).orElseThrow(IllegalArgumentException::new);
    }

    private Optional<Instant> time(String name) {
        return value(
                name, text -> OffsetDateTime.parse(text).toInstant(), "a timestamp such as 2026-11-21T16:07:56.312Z");
    }

    private <T> Optional<T> value(String name, Function<String, T> reading, String expected) {
        return Optional.of(json.path(name))
                .filter(_ -> json.hasNonNull(name))
                .flatMap(given -> read(given, reading, () -> complain(name, "`" + name + "` is " + expected)));
    }

    private <T> List<T> values(String name, Function<String, T> reading, String expected) {
        JsonNode given = json.path(name);
        if (given.size() > MOST) {
            complain(name, "`" + name + "` has more than " + MOST + " values");
        }
        Stream<JsonNode> each = given.isArray()
                ? IntStream.range(0, Math.min(MOST, given.size())).mapToObj(given::path)
                : Stream.of(given).filter(_ -> json.hasNonNull(name));
        return each.flatMap(value ->
                        read(value, reading, () -> complain(name, "`" + name + "` is " + expected)).stream())
                .distinct()
                .toList();
    }

    private static <T> Optional<T> read(JsonNode given, Function<String, T> reading, Runnable complain) {
        try {
            return Optional.of(reading.apply(given.isTextual() ? given.asText() : ""));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            complain.run();
            return Optional.empty();
        }
    }

    private void complain(String name, String detail) {
        mistakes.add(name, Mistakes.INVALID, detail, "or leave it out");
    }
}
