package dev.postrider.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.event.TenantId;
import java.util.Optional;
import java.util.Set;

/// Who sends a request, as the authorizer found it. Nobody, unless the authorizer named a tenant.
public record Caller(Optional<TenantId> tenant, Set<String> scopes) {
    public static final Caller NOBODY = new Caller(Optional.empty(), Set.of());

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    static Caller of(JsonNode authorizer) {
        String tenant = authorizer.path("tenant").asText("");
        return tenant.isEmpty()
                ? NOBODY
                : new Caller(
                        Optional.of(new TenantId(tenant)),
                        Set.of(authorizer.path("scopes").asText("").split(" ")));
    }

    /// The tenant this caller may act for.
    ///
    /// @throws Refusal 401 for nobody, 403 for a key without the scope
    public TenantId tenantWith(Scope scope) {
        TenantId known = tenant.orElseThrow(Refusal::unauthenticated);
        if (!scopes.contains(scope.word())) {
            throw Refusal.forbidden(scope);
        }
        return known;
    }
}
