package dev.postrider.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// `POST /v1/events`, as API Gateway hands it over.
record Post(String body, boolean base64, Map<String, String> query, Map<String, String> headers, String scopes) {
    private static final String KEY = "key_01KAKD8H8RZ6S2W5V0QX9M3T7B";

    static Post of(String body) {
        return new Post(body, false, Map.of(), Map.of(), "events:write");
    }

    /// The body is the data.
    static Post ofData(String body) {
        return new Post(body, false, Map.of("type", "t.x"), Map.of(), "events:write");
    }

    Post with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Post(body, base64, query, more, scopes);
    }

    Post asking(String parameter, String value) {
        Map<String, String> more = new HashMap<>(query);
        more.put(parameter, value);
        return new Post(body, base64, more, headers, scopes);
    }

    Post as(String otherScopes) {
        return new Post(body, base64, query, headers, otherScopes);
    }

    Post inBase64(byte[] bytes) {
        return inBase64(Base64.getEncoder().encodeToString(bytes));
    }

    Post inBase64(String text) {
        return new Post(text, true, query, headers, scopes);
    }

    JsonNode json() {
        ObjectNode json = Json.object();
        json.put("version", "2.0").put("routeKey", "POST /v1/events");
        ObjectNode fields = json.putObject("headers").put("content-type", "application/json");
        headers.forEach(fields::put);
        if (!query.isEmpty()) {
            json.set("queryStringParameters", Json.tree(query));
        }
        ObjectNode context = json.putObject("requestContext").put("requestId", "r-1");
        if (!scopes.isEmpty()) {
            context.putObject("authorizer")
                    .putObject("lambda")
                    .put("key", KEY)
                    .put("tenant", "default")
                    .put("scopes", scopes);
        }
        return json.put("body", body).put("isBase64Encoded", base64);
    }
}
