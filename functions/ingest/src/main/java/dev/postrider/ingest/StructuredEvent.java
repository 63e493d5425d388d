package dev.postrider.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postrider.document.EventDocument;
import dev.postrider.event.JsonText;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.JsonSlice;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The whole event as one JSON object: CloudEvents' structured mode, or the short form `{"type":…,"data":…}`, which is
/// the same with everything else left out. Only what says `specversion` may bring extensions; elsewhere an unknown field
/// is a typo.
final class StructuredEvent {
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,20}");
    private static final String INVALID = "invalid_request";

    private StructuredEvent() {}

    static EventDraft read(String body, String pointer) {
        JsonLimits.value(body);
        Map<String, String> attributes = new HashMap<>();
        Map<String, JsonText> extensions = new HashMap<>();
        List<Problem.Mistake> mistakes = new ArrayList<>();
        JsonText data = JsonText.NULL;
        try (JsonParser json = Json.STRICT.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.invalid(
                        pointer, INVALID, "an event is a JSON object", "for any JSON as data use POST /v1/events?type=…");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("data")) {
                    data = new JsonText(JsonSlice.take(json, body));
                } else if (EventDocument.isAttribute(name)) {
                    readAttribute(name, json, pointer, attributes, mistakes);
                } else {
                    extensions.put(name, new JsonText(JsonSlice.take(json, body)));
                }
            }
        } catch (IOException e) {
            throw JsonLimits.refused(e);
        }
        checkExtensions(extensions, attributes.containsKey("specversion"), pointer, mistakes);
        return new EventDraft(attributes, extensions, data, pointer, mistakes);
    }

    private static void readAttribute(
            String name, JsonParser json, String pointer, Map<String, String> attributes, List<Problem.Mistake> mistakes)
            throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            attributes.put(name, json.getText());
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            json.skipChildren();
            mistakes.add(Problem.Mistake.at(
                    pointer + "/" + name, INVALID, "`" + name + "` must be a string", "put it into double quotes"));
        }
    }

    private static void checkExtensions(
            Map<String, JsonText> extensions, boolean isCloudEvent, String pointer, List<Problem.Mistake> mistakes) {
        for (String name : extensions.keySet()) {
            if (!isCloudEvent) {
                mistakes.add(Problem.Mistake.at(
                        pointer + "/" + name,
                        INVALID,
                        "unknown field `" + name + "`",
                        "put it into data; CloudEvents extensions need \"specversion\":\"1.0\" beside them"));
            } else if (!EXTENSION.matcher(name).matches()) {
                mistakes.add(Problem.Mistake.at(
                        pointer + "/" + name,
                        INVALID,
                        "a CloudEvents extension is named by 1 to 20 of a-z and 0-9",
                        "rename it, or put it into data"));
            }
        }
    }
}
