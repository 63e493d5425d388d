package dev.postrider.handlebars;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// `@alert`: an event as people read an alert, computed from the names that alerts usually have.
///
/// @param secrets the secrets that the channel's own parts of it touch
record AlertView(JsonObject fields, Set<String> secrets) {
    private static final int MAX_FIELDS = 20;
    private static final Set<String> RESOLVED = Set.of("resolved", "ok", "recovered", "closed");
    private static final Set<String> RESOLVED_SUFFIXES = Set.of("resolved", "recovered", "ok", "succeeded");
    private static final Map<String, String> SEVERITIES = Map.ofEntries(
            Map.entry("critical", "critical"),
            Map.entry("crit", "critical"),
            Map.entry("fatal", "critical"),
            Map.entry("emergency", "critical"),
            Map.entry("alert", "critical"),
            Map.entry("p1", "critical"),
            Map.entry("error", "error"),
            Map.entry("err", "error"),
            Map.entry("high", "error"),
            Map.entry("major", "error"),
            Map.entry("p2", "error"),
            Map.entry("warning", "warning"),
            Map.entry("warn", "warning"),
            Map.entry("medium", "warning"),
            Map.entry("minor", "warning"),
            Map.entry("p3", "warning"),
            Map.entry("info", "info"),
            Map.entry("information", "info"),
            Map.entry("notice", "info"),
            Map.entry("low", "info"),
            Map.entry("debug", "info"),
            Map.entry("trace", "info"),
            Map.entry("p4", "info"),
            Map.entry("p5", "info"));

    /// The alert of an event.
    static AlertView of(JsonObject event) {
        Object data = event.get("data");
        String type = Values.text(event.get("type"));
        SequencedMap<String, Object> view = new LinkedHashMap<>();
        view.put("title", first(data, type, "title", "summary", "name", "ALERT_TITLE"));
        view.put("message", first(data, "", "message", "description", "text"));
        view.put("severity", severity(event, data, type));
        view.put("status", status(data, type));
        view.put("key", first(event, "", "subject"));
        if (view.get("key").equals("")) {
            view.put("key", first(data, Values.text(event.get("source")) + ":" + type, "dedupKey"));
        }
        view.put("url", first(data, "", "url", "link"));
        view.put("tags", tags(Js.property(data, "tags")));
        view.put(
                "fields",
                fields(
                        Js.isTrue(Js.property(data, "details"))
                                ? Js.property(data, "details")
                                : Js.property(data, "labels")));
        return new AlertView(new JsonObject(consequences(view)), Set.of());
    }

    /// This with one part of the channel's own.
    AlertView with(String part, String text) {
        SequencedMap<String, Object> view = new LinkedHashMap<>(fields.fields());
        view.put(
                part,
                switch (part) {
                    case "severity" -> normal(text);
                    case "status" -> RESOLVED.contains(text.toLowerCase(Locale.ROOT)) ? "resolved" : "firing";
                    default -> text;
                });
        return new AlertView(new JsonObject(consequences(view)), secrets);
    }

    AlertView touching(Set<String> names) {
        return new AlertView(fields, Set.copyOf(names));
    }

    /// What follows from severity and status.
    private static SequencedMap<String, Object> consequences(SequencedMap<String, Object> view) {
        boolean isResolved = view.get("status") instanceof String status && status.equals("resolved");
        view.put("resolved", isResolved);
        String severity = Values.text(view.getOrDefault("severity", "info"));
        view.put(
                "icon",
                isResolved
                        ? "✅"
                        : switch (severity) {
                            case "critical", "error" -> "🔴";
                            case "warning" -> "🟠";
                            default -> "ℹ️";
                        });
        return view;
    }

    /// The first of some fields that holds a text which is not blank.
    private static String first(Object from, String otherwise, String... names) {
        for (String name : names) {
            String text = Values.text(Js.property(from, name));
            if (!text.isBlank()) {
                return text;
            }
        }
        return otherwise;
    }

    /// The data's; the CloudEvents extension's (severity, version 1.0: numbers as in OpenTelemetry); the type's.
    private static String severity(JsonObject event, Object data, String type) {
        String named = first(data, first(event, "", "severitytext"), "severity");
        if (!named.isEmpty()) {
            return normal(named);
        }
        double number = Js.number(event.get("severitynumber"));
        if (number >= 1) {
            return number >= 21 ? "critical" : number >= 17 ? "error" : number >= 13 ? "warning" : "info";
        }
        return type.endsWith(".failed") ? "error" : "info";
    }

    private static String normal(String severity) {
        return SEVERITIES.getOrDefault(severity.strip().toLowerCase(Locale.ROOT), "info");
    }

    private static String status(Object data, String type) {
        String status = first(data, "", "status").toLowerCase(Locale.ROOT);
        boolean isResolved = RESOLVED.contains(status)
                || (status.isEmpty() && RESOLVED_SUFFIXES.contains(type.substring(type.lastIndexOf('.') + 1)));
        return isResolved ? "resolved" : "firing";
    }

    private static JsonArray tags(Object tags) {
        return switch (tags) {
            case JsonArray list ->
                new JsonArray(list.elements().stream().map(Values::text).toList());
            case JsonObject object ->
                new JsonArray(object.fields().entrySet().stream()
                        .map(tag -> tag.getKey() + ":" + Values.text(tag.getValue()))
                        .toList());
            case Nothing _ -> new JsonArray(List.of());
            default -> new JsonArray(List.of(Values.text(tags)));
        };
    }

    private static JsonArray fields(Object details) {
        List<Object> fields = new ArrayList<>();
        if (details instanceof JsonObject object) {
            object.fields().entrySet().stream().limit(MAX_FIELDS).forEach(detail -> {
                LinkedHashMap<String, Object> field = new LinkedHashMap<>();
                field.put("name", detail.getKey());
                field.put("value", Values.text(detail.getValue()));
                fields.add(new JsonObject(field));
            });
        }
        return new JsonArray(fields);
    }
}
