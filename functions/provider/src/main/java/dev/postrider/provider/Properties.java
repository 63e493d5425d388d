package dev.postrider.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The properties of a `Custom::PostriderChannel` as the JSON that the API takes: names begin in lower case, and what
/// CloudFormation has made text is a number or a truth value again where a channel has one.
final class Properties {
    private static final Set<String> NOT_OF_THE_CHANNEL = Set.of("ServiceToken", "ServiceTimeout");
    /// Below these, names are the writer's own.
    private static final List<String> VERBATIM =
            List.of("/variables", "/secrets", "/request/headers", "/request/query", "/match/pattern", "/success/body");

    private static final Pattern NUMBERS =
            Pattern.compile("/timeoutSeconds|/ratePerSecond|/retry/(maxAgeSeconds|(scheduleSeconds|finalStatuses)/\\d+)"
                    + "|/match/pattern/.*/numeric/\\d+");
    private static final Pattern TRUTHS = Pattern.compile("/retry/onTimeout|/match/pattern/.*/exists");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private Properties() {}

    static ObjectNode channel(JsonNode properties) {
        ObjectNode channel = Json.object();
        properties.properties().stream()
                .filter(property -> !NOT_OF_THE_CHANNEL.contains(property.getKey()))
                .forEach(property -> {
                    String name = decapitalized(property.getKey());
                    channel.set(name, json(property.getValue(), "/" + name));
                });
        return channel;
    }

    private static JsonNode json(JsonNode value, String path) {
        if (value.isArray()) {
            ArrayNode list = Json.array();
            value.forEach(one -> list.add(json(one, path + "/" + list.size())));
            return list;
        }
        if (value.isObject()) {
            ObjectNode object = Json.object();
            boolean isVerbatim = VERBATIM.stream().anyMatch(path::startsWith) && !path.startsWith("/secrets/");
            value.properties().forEach(field -> {
                String name = isVerbatim ? field.getKey() : decapitalized(field.getKey());
                object.set(name, json(field.getValue(), path + "/" + name));
            });
            return object;
        }
        return value.isTextual() ? scalar(value, path) : value;
    }

    private static JsonNode scalar(JsonNode value, String path) {
        String text = value.textValue();
        if (path.equals("/match/pattern") || path.equals("/success/body")) {
            return document(value);
        }
        if (NUMBERS.matcher(path).matches() && NUMBER.matcher(text).matches()) {
            return Json.readTrusted(withoutLeadingZeros(text));
        }
        if (TRUTHS.matcher(path).matches() && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return value;
    }

    private static String withoutLeadingZeros(String number) {
        return number.replaceFirst("^(-?)0+(?=[0-9])", "$1");
    }

    /// JSON written as text, in which numbers stay numbers; anything else stays the text that it is.
    private static JsonNode document(JsonNode value) {
        try {
            JsonNode json = Json.read(value.textValue());
            return json.isObject() ? json : value;
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    private static String decapitalized(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
