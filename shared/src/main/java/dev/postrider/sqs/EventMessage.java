package dev.postrider.sqs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.document.EventDocument;
import dev.postrider.document.Timestamps;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.Hops;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.event.TraceId;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.JsonSlice;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The body of a message on the event queue, in ASCII: some characters cannot travel through SQS.
/// What is read is the data as it was accepted: a receiver may sign or compare the very bytes.
public final class EventMessage {
    private EventMessage() {}

    /// Writes an event.
    public static String write(AcceptedEvent accepted) {
        ObjectNode fields = Json.object()
                .put("tenant", accepted.tenant().value())
                .put("id", accepted.event().id().value())
                .put("acceptedAt", Timestamps.write(accepted.acceptedAt()));
        if (!accepted.hops().equals(Hops.NONE)) {
            fields.put("hops", accepted.hops().count());
        }
        accepted.trace().ifPresent(trace -> fields.put("trace", trace.value()));
        String head = Json.write(fields);
        String event = new JsonText(EventDocument.write(accepted.event())).ascii();
        return head.substring(0, head.length() - 1) + ",\"event\":" + event + "}";
    }

    /// Reads back an accepted event.
    ///
    /// @throws IllegalArgumentException when the body is none that [#write] makes
    public static AcceptedEvent read(String body) {
        String text = new JsonText(body).plain();
        Map<String, String> fields = new HashMap<>();
        Optional<Event> event = Optional.empty();
        try (JsonParser json = Json.TRUSTED.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("event") && value == JsonToken.START_OBJECT) {
                    event = Optional.of(EventDocument.read(new EventId(fields.getOrDefault("id", "")), json, text));
                } else {
                    fields.put(name, value == JsonToken.VALUE_STRING ? json.getText() : JsonSlice.take(json, text));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        return new AcceptedEvent(
                new TenantId(fields.getOrDefault("tenant", "")),
                Instant.parse(fields.getOrDefault("acceptedAt", "")),
                event.orElseThrow(() -> new IllegalArgumentException("no event")),
                Hops.parse(fields.getOrDefault("hops", "0"))
                        .orElseThrow(() -> new IllegalArgumentException("hops are no number")),
                Optional.ofNullable(fields.get("trace")).map(TraceId::new));
    }
}
