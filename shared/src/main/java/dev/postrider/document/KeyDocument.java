package dev.postrider.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.ApiKey;
import dev.postrider.access.Scope;
import dev.postrider.runtime.Json;

/// A key as the API shows it: everything but the key itself and its hash.
public final class KeyDocument {
    private KeyDocument() {}

    public static ObjectNode write(ApiKey key) {
        ObjectNode json = Json.object();
        json.put("id", key.id().value());
        json.put("name", key.name());
        json.put("tenant", key.grant().tenant().value());
        ArrayNode scopes = json.putArray("scopes");
        key.grant().scopes().stream().sorted().map(Scope::word).forEach(scopes::add);
        json.put("createdAt", Timestamps.write(key.createdAt()));
        key.grant().expiresAt().ifPresent(end -> json.put("expiresAt", Timestamps.write(end)));
        key.mintedBy().ifPresent(minter -> json.put("mintedBy", minter.value()));
        return json;
    }
}
