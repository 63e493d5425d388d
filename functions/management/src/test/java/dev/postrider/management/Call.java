package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.HashMap;
import java.util.Map;

/// A request, as API Gateway hands it over. Its caller may do everything until a test says otherwise.
record Call(String route, Map<String, Map<String, String>> fields, String body, String tenant, String scopes) {
    private static final String ALL =
            "events:write channels:read channels:write deliveries:read deliveries:retry keys:write";

    static Call to(String route) {
        return new Call(route, Map.of(), "", "default", ALL);
    }

    /// To a route that ends in `{id}`.
    static Call to(String route, String id) {
        return to(route).with("pathParameters", "id", id);
    }

    Call asking(String parameter, String value) {
        return with("queryStringParameters", parameter, value);
    }

    Call header(String name, String value) {
        return with("headers", name, value);
    }

    Call saying(String json) {
        return new Call(route, fields, json, tenant, scopes);
    }

    Call as(String otherTenant) {
        return new Call(route, fields, body, otherTenant, scopes);
    }

    Call scoped(String otherScopes) {
        return new Call(route, fields, body, tenant, otherScopes);
    }

    private Call with(String field, String name, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(fields);
        Map<String, String> values = new HashMap<>(fields.getOrDefault(field, Map.of()));
        values.put(name, value);
        more.put(field, values);
        return new Call(route, more, body, tenant, scopes);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("routeKey", route).put("body", body);
        fields.forEach((name, values) -> json.set(name, Json.tree(values)));
        ObjectNode context = json.putObject("requestContext").put("requestId", "r-1");
        if (!tenant.isEmpty()) {
            context.putObject("authorizer")
                    .putObject("lambda")
                    .put("tenant", tenant)
                    .put("scopes", scopes);
        }
        return json;
    }
}
