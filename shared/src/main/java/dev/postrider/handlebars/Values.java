package dev.postrider.handlebars;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/// The text and the JSON of a value where numbers keep their digits.
final class Values {
    /// A number in JavaScript's form takes as long to write as a word.
    private static final int DIGITS = 16;

    private Values() {}

    /// As a person reads it: strings as they are, numbers with their digits, objects and lists as JSON.
    static String text(Object value) {
        return value instanceof JsonObject || value instanceof JsonArray ? json(value) : value.toString();
    }

    static String json(Object value) {
        return written(value, false);
    }

    static String prettyJson(Object value) {
        return written(value, true);
    }

    /// About how many characters a value has as text: what going through it once costs. Known without doing so.
    static int weight(Object value) {
        return switch (value) {
            case String text -> text.length() + 2;
            case JsonArray array -> array.weight();
            case JsonObject object -> object.weight();
            case OwnValues.Json json -> json.text().length();
            case OwnValues.Raw raw -> weight(raw.value());
            case JsonNumber number -> Math.max(number.lexeme().length(), DIGITS);
            default -> 4;
        };
    }

    /// That of all of them, with what stands between them.
    static int weight(Collection<?> values) {
        long sum = 2;
        for (Object value : values) {
            sum += weight(value) + 1;
        }
        return (int) Math.min(sum, Integer.MAX_VALUE / 4);
    }

    private static String written(Object value, boolean isPretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.STRICT.createGenerator(text)) {
            if (isPretty) {
                json.setPrettyPrinter(new DefaultPrettyPrinter()
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            }
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case Nothing _ -> json.writeNull();
            case OwnValues.Json whole -> json.writeRawValue(whole.text());
            case Boolean truth -> json.writeBoolean(truth);
            case JsonNumber number -> json.writeNumber(number.isJson() ? number.lexeme() : "null");
            case JsonObject object -> {
                json.writeStartObject();
                for (Map.Entry<String, Object> field : object.fields().entrySet()) {
                    json.writeFieldName(field.getKey());
                    write(field.getValue(), json);
                }
                json.writeEndObject();
            }
            case JsonArray array -> {
                json.writeStartArray();
                for (Object element : array.elements()) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }
}
