package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.kit.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// A caller of the API with a key.
record Api(HttpClient http, URI endpoint, String key) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiContract CONTRACT = ApiContract.ofProject();

    static Api at(URI endpoint, String key) {
        return new Api(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), endpoint, key);
    }

    /// An answer: its status, and its body as JSON (null where there is none).
    record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    Answer send(String method, String path, String body, String contentType) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .header("authorization", "Bearer " + key)
                .header("content-type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            holdToTheContract(request, body, response);
            return new Answer(response.statusCode(), json(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Nothing is answered that docs/openapi.yaml does not announce.
    private static void holdToTheContract(HttpRequest request, String body, HttpResponse<String> response) {
        ApiContract.Exchange exchange = new ApiContract.Exchange(
                request.method(),
                request.uri().getRawPath(),
                new ApiContract.Said("application/json", body),
                response.statusCode(),
                new ApiContract.Said(
                        response.headers().firstValue("content-type").orElse(""), response.body()));
        assertThat(CONTRACT.violations(exchange)).as("%s", exchange).isEmpty();
    }

    /// All items of a list, page by page.
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + cursor).body();
            page.path("items").forEach(items::add);
            String next = page.path("nextCursor").asText("");
            cursor = page.path("nextCursor").isTextual() ? (path.contains("?") ? "&" : "?") + "cursor=" + next : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.isEmpty() ? "null" : text);
    }

    @Override
    public void close() {
        http.close();
    }
}
