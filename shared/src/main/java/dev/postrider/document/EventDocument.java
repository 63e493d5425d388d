package dev.postrider.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.JsonSlice;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An event in the CloudEvents 1.0 JSON format, its data and extensions exactly as they came.
public final class EventDocument {
    private EventDocument() {}

    public static String write(Event event) {
        StringWriter text = new StringWriter(event.data().value().length() + 256);
        try (JsonGenerator json = Json.STRICT.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.publicId());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type().value());
            if (event.subject().isPresent()) {
                json.writeStringField("subject", event.subject().orElseThrow());
            }
            json.writeStringField("time", Timestamps.write(event.time()));
            for (Map.Entry<String, JsonText> extension : event.extensions().entrySet()) {
                json.writeFieldName(extension.getKey());
                json.writeRawValue(extension.getValue().value());
            }
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            json.writeRawValue(event.data().value());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /// Reads back what [#write] has written.
    ///
    /// @param id Postrider's own identity of it
    /// @throws IllegalArgumentException when it is anything else
    public static Event read(EventId id, String text) {
        try (JsonParser json = Json.TRUSTED.createParser(text)) {
            json.nextToken();
            return read(id, json, text);
        } catch (IOException e) {
            throw new IllegalArgumentException("not an event as this project writes it", e);
        }
    }

    /// Reads one that is a part of another text.
    ///
    /// @param json stands at the event's beginning, and at its end then
    /// @param text what `json` reads
    /// @throws IllegalArgumentException when it is anything else than what [#write] has written
    public static Event read(EventId id, JsonParser json, String text) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        Map<String, JsonText> extensions = new LinkedHashMap<>();
        JsonText data = JsonText.NULL;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("data")) {
                data = new JsonText(JsonSlice.take(json, text));
            } else if (isAttribute(name)) {
                attributes.put(name, json.getText());
            } else {
                extensions.put(name, new JsonText(JsonSlice.take(json, text)));
            }
        }
        return event(id, attributes, extensions, data);
    }

    private static Event event(
            EventId id, Map<String, String> attributes, Map<String, JsonText> extensions, JsonText data) {
        return new Event(
                id,
                Optional.of(attributes.getOrDefault("id", id.value())).filter(own -> !own.equals(id.value())),
                attributes.getOrDefault("source", Event.DEFAULT_SOURCE),
                new EventType(attributes.getOrDefault("type", "")),
                Optional.ofNullable(attributes.get("subject")),
                time(attributes.getOrDefault("time", "")),
                data,
                extensions);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time as this project writes it", e);
        }
    }

    /// Whether CloudEvents 1.0 itself defines this context attribute; any other is an extension.
    public static boolean isAttribute(String name) {
        return switch (name) {
            case "specversion", "id", "source", "type", "subject", "time", "datacontenttype" -> true;
            default -> false;
        };
    }
}
