package dev.postrider.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// An accepted event in which only a test's own point differs.
public final class SampleEvent {
    public static final Instant ACCEPTED_AT = Instant.parse("2026-11-21T16:07:56.312Z");

    private SampleEvent() {}

    public static AcceptedEvent withData(String json) {
        return of("t.x", json);
    }

    public static AcceptedEvent ofType(String type) {
        return of(type, "{}");
    }

    public static AcceptedEvent of(String type, String json) {
        Event event = new Event(
                EventId.ofSource(TenantId.DEFAULT, "shop", "A-1"),
                Optional.of("A-1"),
                "shop",
                new EventType(type),
                Optional.empty(),
                ACCEPTED_AT,
                new JsonText(json),
                Map.of());
        return new AcceptedEvent(TenantId.DEFAULT, ACCEPTED_AT, event);
    }
}
