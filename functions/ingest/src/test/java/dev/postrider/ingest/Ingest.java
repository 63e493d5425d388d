package dev.postrider.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Turnstile;
import dev.postrider.kit.ApiContract;
import dev.postrider.kit.MutableClock;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The function on a queue that a test looks into; a key asks at most three times at once.
final class Ingest {
    private static final ApiContract CONTRACT = ApiContract.ofProject();
    static final Instant NOW = Instant.parse("2026-11-21T16:07:56.312Z");

    final MutableClock clock = MutableClock.at(NOW);
    private final AtomicInteger drawn = new AtomicInteger();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final RecordingQueue queue;
    private final IngestHandler handler;

    private Ingest(Predicate<AcceptedEvent> takes) {
        queue = new RecordingQueue(takes);
        handler = new IngestHandler(
                new Turnstile(new KeyRate(1, 3), clock),
                new EventIntake(queue, new WideLog(clock, new PrintStream(log, true, StandardCharsets.UTF_8))),
                new EventReader(clock, () -> new EventId("evt_%026d".formatted(drawn.incrementAndGet()))));
    }

    static Ingest running() {
        return new Ingest(_ -> true);
    }

    /// On a queue that takes only these events.
    static Ingest taking(Predicate<AcceptedEvent> takes) {
        return new Ingest(takes);
    }

    Answer answer(Post post) {
        return answer(post.json());
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    Answer answer(JsonNode request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(Json.bytes(request)), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode json = Json.readTrusted(out.toString(StandardCharsets.UTF_8));
        ApiContract.Exchange exchange = ApiContract.Exchange.of(request, json);
        assertThat(CONTRACT.violations(exchange)).as("%s", exchange).isEmpty();
        return new Answer(
                json.path("statusCode").asInt(),
                json.path("headers"),
                Json.readTrusted(json.path("body").asText()));
    }

    List<AcceptedEvent> queued() {
        return queue.taken();
    }

    String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    record Answer(int status, JsonNode headers, JsonNode body) {
        /// The last part of the problem's type.
        String code() {
            String type = body.path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }

        List<String> pointers() {
            return body.path("errors").findValuesAsText("pointer");
        }
    }
}
