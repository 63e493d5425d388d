package dev.postrider.local.template;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The template's `Parameters` with their values: what the caller gives, else the default.
final class Parameters {
    private static final Set<String> TEXTS = Set.of("String", "Number");
    private static final Set<String> LISTS = Set.of("CommaDelimitedList", "List<Number>");

    private final Problems problems;

    Parameters(Problems problems) {
        this.problems = problems;
    }

    Map<String, Value> values(Value.Fields declared, Map<String, String> given) {
        given.keySet().stream()
                .filter(name -> !declared.fields().containsKey(name))
                .forEach(name -> problems.add(
                        declared.line(), "there is no parameter '" + name + "'", "Leave it out or declare it"));
        Map<String, Value> values = new HashMap<>();
        declared.fields().forEach((name, declaration) -> {
            if (declaration instanceof Value.Fields fields) {
                values.put(name, value(name, fields, given));
            }
        });
        return values;
    }

    private Value value(String name, Value.Fields declaration, Map<String, String> given) {
        int line = declaration.line();
        String fallback = text(declaration, "Default");
        if (!given.containsKey(name) && !declaration.fields().containsKey("Default")) {
            problems.add(
                    line, "parameter " + name + " has no default", "Give it one, or pass --parameter " + name + "=…");
        }
        String value = given.getOrDefault(name, fallback);
        check(name, declaration, value);
        String type = text(declaration, "Type");
        if (LISTS.contains(type)) {
            return new Value.Items(
                    Arrays.stream(value.split(",", -1))
                            .<Value>map(item -> new Value.Text(item.strip(), line))
                            .toList(),
                    line);
        }
        if (!TEXTS.contains(type)) {
            problems.add(line, "parameter " + name + " has type " + type, "Use String, Number or CommaDelimitedList");
        }
        return new Value.Text(value, line);
    }

    private void check(String name, Value.Fields declaration, String value) {
        String pattern = text(declaration, "AllowedPattern");
        if (!pattern.isEmpty() && !value.matches(pattern)) {
            problems.add(declaration.line(), name + "=" + value + " breaks its AllowedPattern", "It takes " + pattern);
        }
        if (isBeyond(declaration, "MinValue", value, -1) || isBeyond(declaration, "MaxValue", value, 1)) {
            problems.add(declaration.line(), name + "=" + value + " is out of bounds", "See its MinValue and MaxValue");
        }
        if (declaration.fields().get("AllowedValues") instanceof Value.Items allowed) {
            List<String> values = allowed.items().stream()
                    .map(item -> item instanceof Value.Text text ? text.text() : "")
                    .toList();
            if (!values.contains(value)) {
                problems.add(declaration.line(), name + "=" + value + " is not allowed", "Use one of " + values);
            }
        }
    }

    private static boolean isBeyond(Value.Fields declaration, String bound, String value, int direction) {
        String limit = text(declaration, bound);
        return !limit.isEmpty()
                && (!value.matches("-?\\d{1,18}")
                        || Long.compare(Long.parseLong(value), Long.parseLong(limit)) == direction);
    }

    private static String text(Value.Fields fields, String key) {
        return fields.fields().get(key) instanceof Value.Text text ? text.text() : "";
    }
}
