package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.document.ChannelDocument;
import dev.postrider.document.ChannelReader;
import dev.postrider.runtime.Json;
import dev.postrider.signature.Scheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The channels of a stack as a file that [Planner] finds no difference to: defaults left out, secrets as
/// references. Signing secrets are not referred to: the stack keeps its own, and another one makes new ones.
public final class Export {
    private static final JsonNode DEFAULTS = defaults();

    private Export() {}

    public static String of(Stack stack) {
        return ChannelsFile.write(
                stack.channels().stream().map(Export::settings).toList());
    }

    /// What somebody would have written to get this channel.
    static ObjectNode settings(ObjectNode shown) {
        ObjectNode settings = SecretPlaces.referring(shown);
        settings.remove(Differences.SHOWN_ONLY);
        settings.withObject("/signing").retain("scheme");
        boolean hasPreset = settings.path("preset").isTextual();
        List<String> implied = new ArrayList<>();
        settings.properties().forEach(field -> {
            boolean isDefault = field.getValue().equals(DEFAULTS.path(field.getKey()));
            // What a channel leaves out comes from its preset, which may say something else than the default.
            if (field.getValue().isNull() || (isDefault && !hasPreset)) {
                implied.add(field.getKey());
            }
        });
        settings.remove(implied);
        settings.forEach(Export::withoutNothing);
        if (settings.at("/signing/scheme").asText().equals(Scheme.STANDARD.word())) {
            settings.remove("signing");
        }
        if (settings.path("name").equals(settings.path("id"))) {
            settings.remove("name");
        }
        return settings;
    }

    /// A part says nothing with a null. What is below a part, a pattern for one, may mean it.
    private static void withoutNothing(JsonNode part) {
        if (part instanceof ObjectNode fields) {
            fields.remove(fields.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList());
        }
    }

    private static JsonNode defaults() {
        ObjectNode least = Json.object().put("id", "any");
        least.putObject("request").put("url", "https://example.com/");
        return ChannelDocument.write(
                ChannelReader.read(least, Channel.Version.first(Instant.EPOCH), new ArrayList<>()));
    }
}
