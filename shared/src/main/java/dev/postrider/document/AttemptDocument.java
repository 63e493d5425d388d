package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.Timing;
import dev.postrider.delivery.Trigger;
import dev.postrider.runtime.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// An attempt as JSON: what the API shows and the table keeps.
public final class AttemptDocument {
    private AttemptDocument() {}

    /// As the API shows it: with a hint for whoever reads it.
    public static ObjectNode show(Attempt attempt) {
        return write(attempt)
                .put("endedAt", Timestamps.write(attempt.timing().endedAt()))
                .put("hint", attempt.reason().hint());
    }

    public static ObjectNode write(Attempt attempt) {
        ObjectNode json = Json.object();
        json.put("number", attempt.number());
        json.put("trigger", attempt.trigger().word());
        json.put("channelVersion", attempt.channelVersion());
        json.put("scheduledAt", Timestamps.write(attempt.timing().scheduledAt()));
        json.put("startedAt", Timestamps.write(attempt.timing().startedAt()));
        json.put("durationMs", attempt.timing().took().toMillis());
        json.put("reason", attempt.reason().code());
        attempt.detail().ifPresent(detail -> json.put("detail", detail));
        JourneyDocument.write(attempt.journey(), json);
        attempt.request().ifPresent(request -> {
            ObjectNode sent = json.putObject("request");
            sent.put("method", request.method());
            sent.put("url", request.url());
            writeHeaders(request.headers(), sent.putObject("headers"));
            writeBody(request.body(), sent);
        });
        attempt.response().ifPresent(response -> {
            ObjectNode received = json.putObject("response");
            received.put("status", response.status());
            writeHeaders(response.headers(), received.putObject("headers"));
            writeBody(response.body(), received);
            response.sha256().ifPresent(hash -> received.put("sha256", hash));
        });
        return json;
    }

    private static void writeHeaders(SequencedMap<String, String> headers, ObjectNode json) {
        headers.forEach(json::put);
    }

    private static void writeBody(Snippet body, ObjectNode json) {
        json.put("body", body.text());
        json.put("bodyBytes", body.size());
        json.put("truncated", body.truncated());
    }

    public static Attempt read(JsonNode json) {
        return new Attempt(
                json.path("number").asInt(),
                Trigger.valueOf(json.path("trigger").asText().toUpperCase(Locale.ROOT)),
                json.path("channelVersion").asLong(),
                readTiming(json),
                Reason.ofCode(json.path("reason").asText()).orElseThrow(),
                optionalText(json, "detail"),
                JourneyDocument.read(json),
                json.has("request") ? Optional.of(readRequest(json.path("request"))) : Optional.empty(),
                json.has("response") ? Optional.of(readResponse(json.path("response"))) : Optional.empty());
    }

    private static Timing readTiming(JsonNode json) {
        Instant startedAt = Instant.parse(json.path("startedAt").asText());
        return new Timing(
                optionalText(json, "scheduledAt").map(Instant::parse).orElse(startedAt),
                startedAt,
                Duration.ofMillis(json.path("durationMs").asLong()));
    }

    private static Optional<String> optionalText(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    private static SentRequest readRequest(JsonNode json) {
        return new SentRequest(
                json.path("method").asText(), json.path("url").asText(), readHeaders(json), readBody(json));
    }

    private static ReceivedResponse readResponse(JsonNode json) {
        return new ReceivedResponse(
                json.path("status").asInt(), readHeaders(json), readBody(json), optionalText(json, "sha256"));
    }

    private static SequencedMap<String, String> readHeaders(JsonNode json) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static Snippet readBody(JsonNode json) {
        return new Snippet(
                json.path("body").asText(),
                json.path("bodyBytes").asLong(),
                json.path("truncated").asBoolean());
    }
}
