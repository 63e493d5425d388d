package dev.postrider.handlebars;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text and the JSON of a value.
final class Values {
    private Values() {}

    /// As a person reads it: strings as they are, numbers with their digits, objects and lists as JSON.
    static String text(Object value) {
        return value instanceof Map<?, ?> || value instanceof Iterable<?> ? json(value) : value.toString();
    }

    static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.STRICT.createGenerator(text)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Number number -> json.writeNumber(number.toString());
            case Map<?, ?> object -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> field : object.entrySet()) {
                    json.writeFieldName(String.valueOf(field.getKey()));
                    write(field.getValue(), json);
                }
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }
}
