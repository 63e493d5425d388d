package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What CloudFormation would not take of a resource's properties, however deep: names it does not know, what it misses,
/// values of another kind. What a function of the template comes to is not looked at.
final class PropertyFindings {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Set<String> NAMELESS = Set.of("json", "string", "number", "integer", "boolean", "date-time");

    private final ResourceTypes types;
    private final List<String> findings = new ArrayList<>();

    private PropertyFindings(ResourceTypes types) {
        this.types = types;
    }

    static List<String> of(String place, String type, JsonNode properties, ResourceTypes types) {
        PropertyFindings found = new PropertyFindings(types);
        if (types.knows(type)) {
            found.members(place, properties, types.properties(type));
        } else {
            found.findings.add(place + ": there is no resource type " + type);
        }
        return found.findings;
    }

    private void members(String place, JsonNode value, JsonNode known) {
        Set<String> names = new TreeSet<>();
        known.fieldNames().forEachRemaining(names::add);
        value.properties().forEach(field -> {
            String inner = place + "/" + field.getKey();
            if (names.contains(field.getKey())) {
                value(inner, field.getValue(), known.path(field.getKey()));
            } else {
                findings.add(inner + ": no such property"
                        + ResourceTypes.meant(field.getKey(), names)
                                .map(meant -> ", " + meant + " may be meant")
                                .orElse(""));
            }
        });
        names.stream()
                .filter(name -> known.path(name).path("required").asBoolean() && !value.has(name))
                .forEach(name -> findings.add(place + ": lacks " + name));
    }

    private void value(String place, JsonNode value, JsonNode type) {
        if (value.has("Fn::If")) {
            value(place, value.path("Fn::If").path(1), type);
            value(place, value.path("Fn::If").path(2), type);
        } else if (!isCall(value)) {
            literal(place, value, type);
        }
    }

    private void literal(String place, JsonNode value, JsonNode type) {
        switch (type.path("type").asText()) {
            case "ref" -> object(place, value, types.part(type));
            case "object" -> object(place, value, type.path("properties"));
            case "choice" -> choice(place, value, type.path("of"));
            case "array" -> {
                demand(place, value.isArray(), "a list");
                for (int i = 0; i < value.size() && value.isArray(); i++) {
                    value(place + "/" + i, value.path(i), type.path("element"));
                }
            }
            case "map" -> {
                demand(place, value.isObject(), "a mapping");
                value.properties()
                        .forEach(field -> value(place + "/" + field.getKey(), field.getValue(), type.path("element")));
            }
            case "union" -> union(place, value, type.path("of"));
            case "integer", "number" ->
                demand(place, NUMBER.matcher(value.asText()).matches(), "a number");
            case "boolean" -> demand(place, Set.of("true", "false").contains(value.asText()), "true or false");
            case "string", "date-time" -> demand(place, value.isValueNode(), "a text");
            default -> demand(place, !value.isNull(), "a value");
        }
    }

    private void object(String place, JsonNode value, JsonNode known) {
        demand(place, value.isObject(), "a mapping");
        if (value.isObject()) {
            members(place, value, known);
        }
    }

    /// What sets a function off: its `Type` says which properties it has.
    private void choice(String place, JsonNode value, JsonNode kinds) {
        String kind = value.path("Type").asText();
        demand(place + "/Type", kinds.has(kind), "an event that " + getClass().getSimpleName() + " knows");
        if (kinds.has(kind)) {
            literal(place + "/Properties", value.path("Properties"), kinds.path(kind));
        }
    }

    /// Any of several; free JSON only where no other one has a shape for it.
    private void union(String place, JsonNode value, JsonNode alternatives) {
        List<JsonNode> named = new ArrayList<>();
        alternatives.forEach(named::add);
        boolean structured = value.isContainerNode()
                && named.stream()
                        .anyMatch(it -> !NAMELESS.contains(it.path("type").asText()));
        List<List<String>> tried = named.stream()
                .filter(it -> !structured || !NAMELESS.contains(it.path("type").asText()))
                .map(it -> {
                    PropertyFindings attempt = new PropertyFindings(types);
                    attempt.value(place, value, it);
                    return attempt.findings;
                })
                .toList();
        if (tried.stream().noneMatch(List::isEmpty)) {
            findings.addAll(tried.getFirst());
        }
    }

    private void demand(String place, boolean holds, String wanted) {
        if (!holds) {
            findings.add(place + ": should be " + wanted);
        }
    }

    private static boolean isCall(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && value.properties().stream()
                        .allMatch(field ->
                                field.getKey().equals("Ref") || field.getKey().startsWith("Fn::"));
    }
}
