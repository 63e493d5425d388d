package dev.postrider.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Calls a stack's API as any client does: over HTTP with a key.
final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String endpoint;
    private final String key;

    ApiClient(String endpoint, String key) {
        this.endpoint = endpoint.replaceFirst("/+$", "");
        this.key = key;
    }

    /// A status with its body, which is empty text when it is no JSON.
    record Reply(int status, String text, JsonNode json) {
        boolean isGood() {
            return status / 100 == 2;
        }

        /// The JSON of a good reply.
        ///
        /// @throws IllegalStateException saying what was wanted and what came instead
        JsonNode orFail(String what) {
            if (!isGood()) {
                throw new IllegalStateException(what + ": " + status + " " + text);
            }
            return json;
        }
    }

    Reply get(String path) {
        return call("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Reply post(String path, String json) {
        return call("POST", path, HttpRequest.BodyPublishers.ofString(json));
    }

    Reply put(String path, String json) {
        return call("PUT", path, HttpRequest.BodyPublishers.ofString(json));
    }

    private Reply call(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(endpoint + path))
                    .timeout(PATIENCE)
                    .header("authorization", "Bearer " + key)
                    .header("content-type", "application/json")
                    .method(method, body)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(endpoint + " is no http:// or https:// address: mend --endpoint", e);
        }
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), json(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException("no stack answers at " + endpoint + ": start one with ./postrider up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + endpoint, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
