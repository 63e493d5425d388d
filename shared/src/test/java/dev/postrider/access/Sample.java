package dev.postrider.access;

import dev.postrider.event.TenantId;
import java.time.Instant;

/// A tenant and a moment.
final class Sample {
    static final TenantId TENANT = new TenantId("team-a");
    static final Instant NOW = Instant.parse("2026-11-21T16:07:56.312Z");

    private Sample() {}
}
