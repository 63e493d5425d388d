package dev.postrider.handlebars;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postrider.event.JsonText;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// JSON as templates read it: objects, arrays, strings, booleans, numbers that keep their digits, and [Nothing].
final class JsonModel {
    private JsonModel() {}

    static Object read(JsonText text) {
        try (JsonParser json = Json.TRUSTED.createParser(text.value())) {
            json.nextToken();
            return value(json);
        } catch (IOException e) {
            throw new UncheckedIOException("event data is checked when it is accepted", e);
        }
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(json.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> Nothing.NULL;
        };
    }

    private static JsonObject object(JsonParser json) throws IOException {
        SequencedMap<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value(json));
        }
        return new JsonObject(object);
    }

    private static JsonArray array(JsonParser json) throws IOException {
        List<Object> array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json));
        }
        return new JsonArray(array);
    }
}
