package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places of a channel that hold secrets. There a file may say `${ENV:NAME}`, which stands for a variable of
/// the environment of whoever applies it.
final class SecretPlaces {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String VALUE = "value";
    private static final List<String> FIXED = List.of(
            "/auth/basic/password", "/auth/bearer/token", "/auth/header/value", "/tls/clientKey", "/signing/secret");

    private SecretPlaces() {}

    /// The pointers of every secret in a channel.
    static List<String> in(JsonNode channel) {
        List<String> places = new ArrayList<>();
        channel.path("secrets")
                .fieldNames()
                .forEachRemaining(name -> places.add("/secrets/" + YamlReader.escaped(name)));
        FIXED.stream()
                .filter(place ->
                        !channel.at(place).isMissingNode() && !channel.at(place).isNull())
                .forEach(places::add);
        return places;
    }

    /// A channel whose secrets stay as they are stored, where any are: a stack cannot tell whether one is another.
    ///
    /// @param stored the channel as the API shows it; missing for a new one
    static ObjectNode kept(ObjectNode channel, JsonNode stored) {
        ObjectNode kept = channel.deepCopy();
        for (String place : in(kept)) {
            boolean isStored = stored.at(place).path("set").asBoolean(false) && signsAlike(place, channel, stored);
            if (isStored) {
                set(kept, place, keeping(kept.at(place)));
            }
        }
        return kept;
    }

    private static boolean signsAlike(String place, JsonNode channel, JsonNode stored) {
        String scheme = channel.path("signing").path("scheme").asText("standard");
        return !place.startsWith("/signing")
                || scheme.equals(stored.path("signing").path("scheme").asText());
    }

    private static ObjectNode keeping(JsonNode secret) {
        ObjectNode keeping = Json.object().put("set", true);
        if (secret.has("origins")) {
            keeping.set("origins", secret.path("origins"));
        }
        return keeping;
    }

    /// A channel in which every reference is the value that it stands for.
    ///
    /// @param environment where values come from
    /// @param mistakes    grows by every reference that leads nowhere
    static ObjectNode resolved(
            ChannelEntry entry, ObjectNode channel, Map<String, String> environment, List<Problem.Mistake> mistakes) {
        ObjectNode resolved = channel.deepCopy();
        for (String place : in(resolved)) {
            String at = resolved.at(place).isObject() ? place + "/" + VALUE : place;
            Matcher reference = REFERENCE.matcher(resolved.at(at).asText(""));
            if (!reference.matches()) {
                continue;
            }
            String name = reference.group(1);
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                mistakes.add(Problem.Mistake.at(
                        entry.pointer() + place,
                        "missing_secret",
                        "the environment has no " + name,
                        "set it for this command: " + name + "=… ./postrider apply …"));
            } else {
                set(resolved, at, resolved.textNode(value));
            }
        }
        return resolved;
    }

    /// A channel as the API shows it, with a reference in the place of every secret.
    static ObjectNode referring(ObjectNode shown) {
        ObjectNode referring = shown.deepCopy();
        for (String place : in(referring)) {
            JsonNode reference =
                    referring.textNode("${ENV:" + variable(shown.path("id").asText(), place) + "}");
            JsonNode origins = shown.at(place).path("origins");
            boolean isOfItsEndpoint = origins.size() < 2;
            set(
                    referring,
                    place,
                    isOfItsEndpoint
                            ? reference
                            : Json.object().<ObjectNode>set(VALUE, reference).set("origins", origins));
        }
        return referring;
    }

    private static String variable(String id, String place) {
        String last = place.startsWith("/secrets/") ? place.substring("/secrets/".length()) : place.substring(1);
        String name = (id + "_" + last)
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static void set(ObjectNode channel, String place, JsonNode value) {
        int cut = place.lastIndexOf('/');
        String name = place.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        ((ObjectNode) channel.at(place.substring(0, cut))).set(name, value);
    }
}
