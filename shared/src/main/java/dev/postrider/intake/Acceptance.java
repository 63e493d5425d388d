package dev.postrider.intake;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns what was posted into an event, and gives it its identity.
///
/// @param key      the request's Idempotency-Key, empty for none
/// @param freshIds for events that nothing else identifies
public record Acceptance(TenantId tenant, String key, Instant now, Supplier<EventId> freshIds) {
    private static final int MAX_ID = 255;
    private static final int MAX_SOURCE = 256;
    private static final int MAX_SUBJECT = 1024;

    public ReadEvent accept(EventDraft draft, int indexInBatch) {
        Mistakes mistakes = draft.mistakes();
        Map<String, String> attributes = draft.attributes();
        String type = attributes.getOrDefault("type", "");
        checkType(type, mistakes);
        checkId(attributes, mistakes);
        String source = text(attributes, "source", MAX_SOURCE, mistakes);
        String subject = text(attributes, "subject", MAX_SUBJECT, mistakes);
        checkVersion(attributes, mistakes);
        Instant time = time(attributes, mistakes);
        if (!mistakes.found().isEmpty()) {
            return new ReadEvent.Rejected(mistakes.found());
        }
        String from = source.isEmpty() ? Event.DEFAULT_SOURCE : source;
        Optional<String> sourceId = Optional.ofNullable(attributes.get("id"));
        Event event = new Event(
                sourceId.map(id -> EventId.ofSource(tenant, from, id)).orElseGet(() -> unnamed(indexInBatch)),
                sourceId,
                from,
                new EventType(type),
                Optional.of(subject).filter(given -> !given.isEmpty()),
                time,
                draft.data(),
                draft.extensions());
        return new ReadEvent.Accepted(new AcceptedEvent(tenant, now, event));
    }

    private EventId unnamed(int indexInBatch) {
        return key.isEmpty() ? freshIds.get() : EventId.ofIdempotencyKey(tenant, key, indexInBatch);
    }

    private static void checkType(String type, Mistakes mistakes) {
        if (!EventType.isValid(type)) {
            mistakes.add(
                    "type",
                    Mistakes.INVALID,
                    type.isEmpty()
                            ? "an event needs a type"
                            : "a type is words of A-Z, a-z, 0-9, _ and - joined by dots, at most 128 characters",
                    "for example {\"type\":\"order.created\",\"data\":{…}}, or ?type=order.created for any JSON as data");
        } else if (new EventType(type).isOperational()) {
            mistakes.add("type", Mistakes.INVALID, "types that begin with postrider. are our own", "choose another");
        }
    }

    private static void checkId(Map<String, String> attributes, Mistakes mistakes) {
        String id = attributes.getOrDefault("id", "none");
        if (id.isEmpty() || id.length() > MAX_ID || id.contains(".") || hasControl(id)) {
            mistakes.add(
                    "id",
                    "bad_id",
                    "an id is 1 to " + MAX_ID + " characters without dots and control characters",
                    "dots separate the parts that a webhook's signature covers; a UUID will do");
        }
    }

    private static void checkVersion(Map<String, String> attributes, Mistakes mistakes) {
        String version = attributes.getOrDefault("specversion", "1.0");
        if (!version.equals("1.0")) {
            mistakes.add("specversion", Mistakes.INVALID, "CloudEvents " + version + " is not known", "send 1.0");
        }
    }

    private static String text(Map<String, String> attributes, String name, int max, Mistakes mistakes) {
        String text = attributes.getOrDefault(name, "");
        if (text.length() > max || hasControl(text)) {
            String detail = "`" + name + "` has at most " + max + " characters and no control characters";
            mistakes.add(name, Mistakes.INVALID, detail, "shorten it");
        }
        return text;
    }

    private Instant time(Map<String, String> attributes, Mistakes mistakes) {
        String time = attributes.get("time");
        if (time == null) {
            return now;
        }
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            mistakes.add(
                    "time",
                    Mistakes.INVALID,
                    "`time` is no RFC 3339 timestamp",
                    "for example 2026-11-21T16:07:56.312Z");
            return now;
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7F);
    }
}
