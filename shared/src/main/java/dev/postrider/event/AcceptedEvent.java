package dev.postrider.event;

import java.time.Instant;
import java.util.Optional;

/// An event that Postrider has promised to deliver, and when it did. All its renderings take that moment as "now".
///
/// @param hops  what had carried it here
/// @param trace the trace that it is part of; empty for an event of Postrider's own, or one that came without
public record AcceptedEvent(TenantId tenant, Instant acceptedAt, Event event, Hops hops, Optional<TraceId> trace) {
    /// An event that came from its source.
    public AcceptedEvent(TenantId tenant, Instant acceptedAt, Event event) {
        this(tenant, acceptedAt, event, Hops.NONE, Optional.empty());
    }

    public AcceptedEvent after(Hops before) {
        return new AcceptedEvent(tenant, acceptedAt, event, before, trace);
    }

    public AcceptedEvent partOf(Optional<TraceId> whole) {
        return new AcceptedEvent(tenant, acceptedAt, event, hops, whole);
    }
}
