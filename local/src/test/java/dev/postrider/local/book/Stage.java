package dev.postrider.local.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.local.sandbox.Invocation;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import dev.postrider.local.whole.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The stack that the pages talk to: what `./postrider up --key dev` starts.
final class Stage implements AutoCloseable {
    static final String KEY = "dev";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WORTH_WAITING_FOR = Duration.ofSeconds(30);

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey(KEY));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    URI endpoint() {
        return stack.endpoint();
    }

    /// Calls a function, and gives its answer.
    JsonNode invoke(String function, JsonNode event) {
        Invocation invocation = stack.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
        if (invocation instanceof Invocation.Returned returned) {
            return json(returned.text());
        }
        throw new AssertionError(function + ": " + invocation);
    }

    /// As a fresh stack would be, but for its history.
    void clear() {
        for (JsonNode channel : get("/v1/channels?limit=100").body().path("items")) {
            send("DELETE", "/v1/channels/" + channel.path("id").asText());
        }
        for (JsonNode variable : get("/v1/variables?limit=100").body().path("items")) {
            send("DELETE", "/v1/variables/" + variable.path("name").asText());
        }
    }

    /// Waits until every accepted event is planned, and nothing is under way or about to be.
    void settle() {
        Eventually.holds(SOON, () -> unplanned() == 0, () -> unplanned() + " events are not planned");
        Eventually.holds(SOON, () -> unsettled() == 0, () -> unsettled() + " deliveries are under way");
    }

    /// An event's message is deleted when it is planned.
    private int unplanned() {
        return stack
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(stack.queueUrl("EventQueue"))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private long unsettled() {
        Instant horizon = Instant.now().plus(WORTH_WAITING_FOR);
        return List.of("pending", "sending", "retrying").stream()
                .flatMap(status -> get("/v1/deliveries?limit=100&status=" + status)
                        .body()
                        .path("items")
                        .valueStream())
                .map(delivery -> delivery.path("nextAttemptAt").asText(""))
                .filter(next -> next.isEmpty() || Instant.parse(next).isBefore(horizon))
                .count();
    }

    /// An answer of the API.
    record Answer(int status, JsonNode body) {}

    private Answer get(String path) {
        return send("GET", path);
    }

    private Answer send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(endpoint().resolve(path))
                .header("authorization", "Bearer " + KEY)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "null" : text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        http.close();
        stack.close();
    }
}
