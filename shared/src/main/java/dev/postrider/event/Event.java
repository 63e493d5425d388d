package dev.postrider.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What happened, as its source tells it.
///
/// @param id         Postrider's identity for it
/// @param sourceId   the id its source gave it, if any; what templates and receivers see as `id` then
/// @param extensions CloudEvents context attributes beyond the known ones, by name (section 3.1.3), values as JSON
public record Event(
        EventId id,
        Optional<String> sourceId,
        String source,
        EventType type,
        Optional<String> subject,
        Instant time,
        JsonText data,
        Map<String, JsonText> extensions) {
    public static final String DEFAULT_SOURCE = "api";

    public Event {
        extensions = Map.copyOf(extensions);
    }

    /// The id that the outside knows this event by.
    public String publicId() {
        return sourceId.orElseGet(id::value);
    }
}
