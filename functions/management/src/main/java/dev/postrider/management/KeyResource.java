package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.ApiKey;
import dev.postrider.access.Credential;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyStore;
import dev.postrider.access.Scope;
import dev.postrider.document.KeyDocument;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.JsonBody;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `/v1/keys`. The root key may name another tenant by `?tenant=`.
final class KeyResource {
    private static final String TENANT = "tenant";

    private final KeyStore store;
    private final KeyMinter minter;
    private final Cursors cursors;
    private final Once once;

    KeyResource(KeyStore store, KeyMinter minter, Cursors cursors, Once once) {
        this.store = store;
        this.minter = minter;
        this.cursors = cursors;
        this.once = once;
    }

    ApiResponse mint(ApiRequest request) {
        Credential by = request.caller().credentialWith(Scope.KEYS_WRITE);
        ObjectNode body = JsonBody.read(request);
        KeyMinter.Minted minted =
                minter.mint(by, body, once.occasion(request, by.grant().tenant(), body));
        return ApiResponse.json(
                        201,
                        KeyDocument.write(minted.key()).put("key", minted.text().reveal()))
                .with("cache-control", "no-store");
    }

    ApiResponse list(ApiRequest request) {
        TenantId tenant = tenant(request);
        Paging.only(request, Set.of(TENANT));
        int limit = Paging.limit(request);
        List<ApiKey> found = store.list(tenant, cursors.read(request, KeyId::new), limit + 1);
        List<ApiKey> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(cursors.write(page.getLast().id().value(), request))
                : Optional.empty();
        return Paging.page(page.stream().map(KeyDocument::write).toList(), next);
    }

    ApiResponse revoke(ApiRequest request) {
        TenantId tenant = tenant(request);
        String id = request.path().getOrDefault("id", "");
        boolean isRevoked = KeyId.isValid(id) && store.revoke(tenant, new KeyId(id));
        if (!isRevoked) {
            throw Refusal.notFound("there is no key " + id);
        }
        return ApiResponse.empty(204);
    }

    private static TenantId tenant(ApiRequest request) {
        Credential by = request.caller().credentialWith(Scope.KEYS_WRITE);
        return request.parameter(TENANT)
                .map(named -> named(by, named))
                .orElseGet(() -> by.grant().tenant());
    }

    private static TenantId named(Credential by, String tenant) {
        if (!by.isRoot()) {
            throw new Refusal(Problem.of(
                    403,
                    "forbidden",
                    "The key may not do this",
                    "only the root key names tenants: leave ?tenant= out"));
        }
        if (!TenantId.isValid(tenant)) {
            throw Refusal.invalid(
                    "", "invalid_request", "`tenant` is 1 to 63 of a-z, 0-9 and -", "for example tenant=team-a");
        }
        return new TenantId(tenant);
    }
}
