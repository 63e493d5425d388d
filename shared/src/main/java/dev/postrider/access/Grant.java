package dev.postrider.access;

import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What may be done, for whom, and until when.
///
/// @param expiresAt the first moment at which nothing may be done any more; empty for no end
public record Grant(TenantId tenant, Set<Scope> scopes, Optional<Instant> expiresAt) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }

    public boolean isExpired(Instant now) {
        return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    /// Whether this grant ends no later than another.
    public boolean endsNoLaterThan(Grant other) {
        return other.expiresAt()
                .map(limit -> expiresAt.map(end -> !end.isAfter(limit)).orElse(false))
                .orElse(true);
    }

    /// Whether all that this grant allows is allowed by another.
    public boolean isWithin(Grant wider) {
        return tenant.equals(wider.tenant()) && wider.scopes().containsAll(scopes) && endsNoLaterThan(wider);
    }
}
