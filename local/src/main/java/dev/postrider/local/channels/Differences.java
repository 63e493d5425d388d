package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is different between two channels as the API shows them, in lines for people.
final class Differences {
    /// What no writer says.
    static final Set<String> SHOWN_ONLY =
            Set.of("version", "createdAt", "updatedAt", "stateReason", "stateSince", "timetable", "breaker");

    private static final int SHOWN_LENGTH = 60;

    private final List<String> lines = new ArrayList<>();

    private Differences() {}

    static List<String> between(JsonNode before, JsonNode after) {
        Differences found = new Differences();
        for (String name : names(before, after)) {
            if (!SHOWN_ONLY.contains(name)) {
                found.compare(name, before.path(name), after.path(name));
            }
        }
        return found.lines;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (isSecret(before) || isSecret(after)) {
            lines.add(sign(before, after) + " " + path + ": a secret" + (isSecret(before) ? ", sent again" : ""));
        } else if (before.isObject() && after.isObject()) {
            names(before, after).forEach(name -> compare(path + "." + name, before.path(name), after.path(name)));
        } else if (isNothing(before) || isNothing(after)) {
            lines.add(sign(before, after) + " " + path + ": " + shown(isNothing(after) ? before : after));
        } else {
            lines.add("~ " + path + ": " + shown(before) + " → " + shown(after));
        }
    }

    private static String sign(JsonNode before, JsonNode after) {
        return isNothing(before) ? "+" : isNothing(after) ? "-" : "~";
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isSecret(JsonNode value) {
        return value.path("set").isBoolean();
    }

    private static String shown(JsonNode value) {
        String text = (value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value).toString();
        return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH - 1) + "…";
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
