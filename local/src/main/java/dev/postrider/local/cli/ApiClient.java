package dev.postrider.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Calls a stack's API as any client does: over HTTP with a key.
final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final int TOO_MANY = 429;
    private static final int MAX_TRIES = 30;

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

    /// Replaces what is still in a version, by its ETag.
    Reply put(String path, String json, String etag) {
        return call("PUT", path, HttpRequest.BodyPublishers.ofString(json), "if-match", etag);
    }

    /// Deletes what is still in a version, by its ETag.
    Reply delete(String path, String etag) {
        return call("DELETE", path, HttpRequest.BodyPublishers.noBody(), "if-match", etag);
    }

    private Reply call(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest request;
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(endpoint + path))
                    .timeout(PATIENCE)
                    .header("authorization", "Bearer " + key)
                    .header("content-type", "application/json")
                    .method(method, body);
            request = (headers.length == 0 ? builder : builder.headers(headers)).build();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(endpoint + " is no http:// or https:// address: mend --endpoint", e);
        }
        return sent(request);
    }

    /// A stack that is asked too often says when to come back (429); so long and so often we wait.
    private Reply sent(HttpRequest request) {
        for (int tries = 1; ; tries++) {
            HttpResponse<String> response = sentOnce(request);
            if (response.statusCode() != TOO_MANY || tries == MAX_TRIES) {
                return new Reply(response.statusCode(), response.body(), json(response.body()));
            }
            LockSupport.parkNanos(Duration.ofSeconds(
                            response.headers().firstValueAsLong("retry-after").orElse(1))
                    .toNanos());
        }
    }

    private HttpResponse<String> sentOnce(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no stack answers at " + endpoint + ": start one with ./postrider up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + endpoint, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
