package dev.postrider.event;

import java.time.Instant;

/// An event that Postrider has promised to deliver, and when it did. All its renderings take that moment as "now".
///
/// @param hops what had carried it here
public record AcceptedEvent(TenantId tenant, Instant acceptedAt, Event event, Hops hops) {
    /// An event that came from its source.
    public AcceptedEvent(TenantId tenant, Instant acceptedAt, Event event) {
        this(tenant, acceptedAt, event, Hops.NONE);
    }

    public AcceptedEvent after(Hops before) {
        return new AcceptedEvent(tenant, acceptedAt, event, before);
    }
}
