package dev.postrider.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Credential;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyId;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who sends a request, as the authorizer found it. Nobody, unless the authorizer named a key with its tenant.
public record Caller(Optional<Credential> credential) {
    public static final Caller NOBODY = new Caller(Optional.empty());

    private static final String ROOT = "root";
    private static final String KEY = "key";
    private static final String TENANT = "tenant";
    private static final String SCOPES = "scopes";
    private static final String EXPIRES_AT = "expiresAt";

    /// Writes what [#of] reads: the authorizer's context, which holds texts only.
    public static void write(Credential credential, ObjectNode context) {
        Grant grant = credential.grant();
        context.put(KEY, credential.key().map(KeyId::value).orElse(ROOT));
        context.put(TENANT, grant.tenant().value());
        context.put(SCOPES, grant.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(" ")));
        grant.expiresAt().ifPresent(end -> context.put(EXPIRES_AT, end.toString()));
    }

    /// The caller of a request that is answered now. The authorizer's answer is up to a minute old: a key that has
    /// expired since is nobody's.
    static Caller of(JsonNode context, Instant now) {
        String tenant = context.path(TENANT).asText("");
        String key = context.path(KEY).asText("");
        if (tenant.isEmpty() || key.isEmpty()) {
            return NOBODY;
        }
        Grant grant = new Grant(
                new TenantId(tenant),
                Arrays.stream(context.path(SCOPES).asText("").split(" "))
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toSet()),
                Optional.of(context.path(EXPIRES_AT).asText(""))
                        .filter(end -> !end.isEmpty())
                        .map(Instant::parse));
        return grant.isExpired(now)
                ? NOBODY
                : new Caller(Optional.of(
                        new Credential(key.equals(ROOT) ? Optional.empty() : Optional.of(new KeyId(key)), grant)));
    }

    /// The tenant this caller may act for.
    ///
    /// @throws Refusal 401 for nobody, 403 for a key without the scope
    public TenantId tenantWith(Scope scope) {
        return credentialWith(scope).grant().tenant();
    }

    /// What this caller has shown.
    ///
    /// @throws Refusal 401 for nobody, 403 for a key without the scope
    public Credential credentialWith(Scope scope) {
        Credential known = credential.orElseThrow(Refusal::unauthenticated);
        if (!known.grant().scopes().contains(scope)) {
            throw Refusal.forbidden(scope);
        }
        return known;
    }
}
