package dev.postrider.repeat;

import dev.postrider.event.Fingerprint;
import dev.postrider.event.TenantId;

/// What a request shares with its repetitions: whose it is, where it went, and its Idempotency-Key.
public record RequestKey(TenantId tenant, String route, String idempotencyKey) {
    /// The same for the same route and key, and short.
    public String fingerprint() {
        return Fingerprint.of(route, idempotencyKey).text();
    }
}
