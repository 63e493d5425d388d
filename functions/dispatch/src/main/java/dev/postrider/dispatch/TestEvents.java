package dev.postrider.dispatch;

import dev.postrider.delivery.EventStore;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.intake.Acceptance;
import dev.postrider.intake.ReadEvent;
import dev.postrider.intake.StructuredEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/// The events that tests send. Each is one of its own, whatever it looks like from outside: a test is never the
/// delivery of a real event, and a receiver that remembers `webhook-id`s takes neither for the other.
final class TestEvents {
    private final EventStore events;
    private final InstantSource clock;
    private final Supplier<EventId> freshIds;

    TestEvents(EventStore events, InstantSource clock, Supplier<EventId> freshIds) {
        this.events = events;
        this.clock = clock;
        this.freshIds = freshIds;
    }

    /// The event of one test.
    ///
    /// @param occasion the request that asks for it: repeated, it has the same event
    AcceptedEvent of(TenantId tenant, ChannelTestRequest.Subject subject, Once.Occasion occasion) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EventId fresh = freshIds.get();
        EventId own = occasion.first(fresh.value(), now)
                .map(first -> new EventId(first.made()))
                .orElse(fresh);
        Event event = switch (subject) {
            case ChannelTestRequest.Subject.Posted(String json) -> named(own, posted(tenant, json, now));
            case ChannelTestRequest.Subject.Recorded(EventId id) -> copied(own, recorded(tenant, id));
        };
        return new AcceptedEvent(tenant, now, event);
    }

    private Event posted(TenantId tenant, String json, Instant now) {
        Acceptance acceptance = new Acceptance(tenant, "", now, freshIds);
        return switch (acceptance.accept(StructuredEvent.read(json, "/event"), 0)) {
            case ReadEvent.Accepted(AcceptedEvent accepted) -> accepted.event();
            case ReadEvent.Rejected(var mistakes) -> throw Refusal.invalid(mistakes);
        };
    }

    private Event recorded(TenantId tenant, EventId id) {
        return events.find(tenant, id)
                .map(planned -> planned.accepted().event())
                .orElseThrow(() -> Refusal.notFound("there is no event " + id));
    }

    private static Event named(EventId own, Event event) {
        return with(own, event.sourceId(), event);
    }

    /// To templates and receivers it has the id of the real one.
    private static Event copied(EventId own, Event event) {
        return with(own, Optional.of(event.publicId()), event);
    }

    private static Event with(EventId own, Optional<String> sourceId, Event event) {
        return new Event(
                own,
                sourceId,
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.data(),
                event.extensions());
    }
}
