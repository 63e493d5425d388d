package dev.postrider.event;

import java.time.Instant;

/// An event that Postrider has promised to deliver, and when it did. All its renderings take that moment as "now".
public record AcceptedEvent(TenantId tenant, Instant acceptedAt, Event event) {}
