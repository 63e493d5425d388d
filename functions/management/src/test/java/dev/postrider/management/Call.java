package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A request, as API Gateway hands it over. Its caller has the root key until a test says otherwise.
record Call(String route, Map<String, Map<String, String>> fields, String body, Shown shown) {
    /// What the authorizer says of the caller.
    record Shown(String key, String tenant, String scopes, String expiresAt) {}

    private static final Shown ROOT = new Shown(
            "root",
            "default",
            "events:write channels:read channels:write deliveries:read deliveries:retry keys:write",
            "");
    private static final String KEY = "key_01KAKD8H8RZ6S2W5V0QX9M3T7B";

    static Call to(String route) {
        return new Call(route, Map.of(), "", ROOT);
    }

    /// To a route that ends in `{id}`.
    static Call to(String route, String id) {
        return to(route).with("pathParameters", "id", id);
    }

    /// To a route that ends in `{name}`.
    Call naming(String name) {
        return with("pathParameters", "name", name);
    }

    Call asking(String parameter, String value) {
        return with("queryStringParameters", parameter, value);
    }

    Call header(String name, String value) {
        return with("headers", name, value);
    }

    Call saying(String json) {
        return new Call(route, fields, json, shown);
    }

    Call as(String otherTenant) {
        return with(new Shown(KEY, otherTenant, shown.scopes(), shown.expiresAt()));
    }

    Call scoped(String otherScopes) {
        return with(new Shown(KEY, shown.tenant(), otherScopes, shown.expiresAt()));
    }

    Call expiring(Instant end) {
        return with(new Shown(KEY, shown.tenant(), shown.scopes(), end.toString()));
    }

    Call by(String otherKey) {
        return with(new Shown(otherKey, shown.tenant(), shown.scopes(), shown.expiresAt()));
    }

    private Call with(Shown otherwise) {
        return new Call(route, fields, body, otherwise);
    }

    private Call with(String field, String name, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(fields);
        Map<String, String> values = new HashMap<>(fields.getOrDefault(field, Map.of()));
        values.put(name, value);
        more.put(field, values);
        return new Call(route, more, body, shown);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("routeKey", route).put("body", body);
        fields.forEach((name, values) -> json.set(name, Json.tree(values)));
        ObjectNode context = json.putObject("requestContext").put("requestId", "r-1");
        if (!shown.tenant().isEmpty()) {
            ObjectNode lambda = context.putObject("authorizer")
                    .putObject("lambda")
                    .put("key", shown.key())
                    .put("tenant", shown.tenant())
                    .put("scopes", shown.scopes());
            if (!shown.expiresAt().isEmpty()) {
                lambda.put("expiresAt", shown.expiresAt());
            }
        }
        return json;
    }
}
