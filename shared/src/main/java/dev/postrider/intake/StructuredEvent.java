package dev.postrider.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postrider.document.EventDocument;
import dev.postrider.event.JsonText;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.JsonSlice;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The whole event as one JSON object: CloudEvents' structured mode, or the short form `{"type":…,"data":…}`, which is
/// the same with everything else left out. Only what says `specversion` may bring extensions; elsewhere an unknown
/// field is a typo.
public final class StructuredEvent {
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,20}");

    private StructuredEvent() {}

    public static EventDraft read(String body, String pointer) {
        JsonLimits.value(body);
        Map<String, String> attributes = new HashMap<>();
        Map<String, JsonText> extensions = new LinkedHashMap<>();
        Mistakes mistakes = Mistakes.at(pointer);
        JsonText data = JsonText.NULL;
        try (JsonParser json = Json.STRICT.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.invalid(
                        pointer,
                        Mistakes.INVALID,
                        "an event is a JSON object",
                        "for any JSON as data use POST /v1/events?type=…");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("data")) {
                    data = new JsonText(JsonSlice.take(json, body));
                } else if (EventDocument.isAttribute(name)) {
                    readAttribute(name, json, attributes, mistakes);
                } else {
                    extensions.put(name, new JsonText(JsonSlice.take(json, body)));
                }
            }
        } catch (IOException e) {
            throw JsonLimits.refused(e);
        }
        checkExtensions(extensions, attributes.containsKey("specversion"), mistakes);
        return new EventDraft(attributes, extensions, data, mistakes);
    }

    private static void readAttribute(String name, JsonParser json, Map<String, String> attributes, Mistakes mistakes)
            throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            attributes.put(name, json.getText());
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            json.skipChildren();
            mistakes.add(name, Mistakes.INVALID, "`" + name + "` must be a string", "put it into double quotes");
        }
    }

    private static void checkExtensions(Map<String, JsonText> extensions, boolean isCloudEvent, Mistakes mistakes) {
        for (String name : extensions.keySet()) {
            if (!isCloudEvent) {
                mistakes.add(
                        name,
                        Mistakes.INVALID,
                        "unknown field `" + name + "`",
                        "put it into data; CloudEvents extensions need \"specversion\":\"1.0\" beside them");
            } else {
                checkExtension(name, mistakes);
            }
        }
    }

    /// No extension may be named `data`: the two would stand beside each other in the event's own JSON.
    public static void checkExtension(String name, Mistakes mistakes) {
        if (!EXTENSION.matcher(name).matches() || name.equals("data")) {
            mistakes.add(
                    name,
                    Mistakes.INVALID,
                    "a CloudEvents extension is named by 1 to 20 of a-z and 0-9",
                    "rename it, or put it into data");
        }
    }
}
