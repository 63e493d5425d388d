package dev.postrider.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.postrider.local.sandbox.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An HTTP response: the gateway's own, or what a function returned.
@SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
record ApiAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    static final ApiAnswer NOT_FOUND = own(404, "Not Found");
    static final ApiAnswer UNAUTHORIZED = own(401, "Unauthorized");
    static final ApiAnswer FORBIDDEN = own(403, "Forbidden");
    static final ApiAnswer TOO_LARGE = own(413, "Request Entity Too Large");
    static final ApiAnswer BROKEN = own(500, "Internal Server Error");
    static final ApiAnswer UNAVAILABLE = own(503, "Service Unavailable");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private static ApiAnswer own(int status, String text) {
        byte[] body = ("{\"message\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        return new ApiAnswer(status, Map.of("content-type", "application/json"), List.of(), body);
    }

    /// What a client gets for an invocation. A JSON without `statusCode` is the body itself.
    static ApiAnswer of(Invocation invocation) {
        return switch (invocation) {
            case Invocation.Returned returned -> of(returned);
            case Invocation.Failed _ -> BROKEN;
            case Invocation.TimedOut _, Invocation.Throttled _ -> UNAVAILABLE;
        };
    }

    private static ApiAnswer of(Invocation.Returned returned) {
        JsonNode json;
        try {
            json = JSON.readTree(returned.text());
        } catch (JsonProcessingException e) {
            return BROKEN;
        }
        if (!json.has("statusCode")) {
            String body = json.isTextual() ? json.asText() : returned.text();
            return new ApiAnswer(
                    200, Map.of("content-type", "application/json"), List.of(), body.getBytes(StandardCharsets.UTF_8));
        }
        int status = json.path("statusCode").asInt();
        if (status < 200 || status > 599) {
            return BROKEN;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        List<String> cookies = new ArrayList<>();
        json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        String text = json.path("body").asText("");
        byte[] body = json.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        return new ApiAnswer(status, headers, cookies, body);
    }

    void write(HttpExchange exchange, String requestId) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        cookies.forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
        exchange.getResponseHeaders().set("apigw-requestid", requestId);
        boolean bodiless =
                BODILESS.contains(status) || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
        if (!bodiless && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
