package dev.postrider.handlebars;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Checkly's helpers for texts and chance (`@checkly/handlebars` 0.0.13).
final class Texts {
    private static final int RANDOM_BOUND = 10_000;

    private Texts() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("default", Texts::orDefault);
        actions.put("split", Texts::split);
        actions.put("tagValue", Texts::tagValue);
        actions.put("startsWith", call -> text(call, 0).startsWith(text(call, 1)));
        actions.put("replace", Texts::replace);
        actions.put("$UUID", call -> call.run().scene().chance().uuid().toString());
        actions.put(
                "$RANDOM_NUMBER",
                call -> JsonNumber.of(call.run().scene().chance().upTo(RANDOM_BOUND)));
    }

    private static String text(Invocation call, int number) {
        return Js.text(call.weighed(number));
    }

    private static Object orDefault(Invocation call) {
        for (int i = 0; i < call.count(); i++) {
            if (!Nothing.is(call.argument(i))) {
                return call.argument(i);
            }
        }
        return "";
    }

    private static Object split(Invocation call) {
        if (!(call.weighed(0) instanceof String text)) {
            throw call.stop("'split' takes a text");
        }
        if (call.count() < 3) {
            return Nothing.UNDEFINED;
        }
        call.search(text, Js.string(call.weighed(1)));
        List<String> parts = parts(text, call.argument(1));
        call.run().spend(parts.size() >> 4, call.spot());
        JsonArray all = new JsonArray(parts);
        Object index = call.weighed(2);
        return index instanceof JsonNumber number && number.value() == -1 ? all : Js.property(all, Js.string(index));
    }

    private static List<String> parts(String text, Object separator) {
        if (separator == Nothing.UNDEFINED) {
            return List.of(text);
        }
        String cut = Js.string(separator);
        if (cut.isEmpty()) {
            return text.chars().mapToObj(Character::toString).toList();
        }
        return Arrays.asList(Pattern.compile(cut, Pattern.LITERAL).split(text, -1));
    }

    private static Object tagValue(Invocation call) {
        Object fallback = call.count() > 2 ? call.argument(2) : "";
        String key = Js.string(call.weighed(1));
        if (!(call.weighed(0) instanceof JsonArray tags) || Nothing.is(call.argument(1)) || key.isEmpty()) {
            return fallback;
        }
        String found = tags.elements().stream()
                .filter(tag -> tag instanceof String text && isTag(text, key))
                .map(Js::text)
                .findFirst()
                .orElse("");
        if (found.isEmpty()) {
            return fallback;
        }
        return found.substring(isWhole(key) ? key.length() : key.length() + 1);
    }

    private static boolean isTag(String tag, String key) {
        return tag.startsWith(key)
                && (isWhole(key) || tag.startsWith(":", key.length()) || tag.startsWith("=", key.length()));
    }

    private static boolean isWhole(String key) {
        return key.endsWith(":") || key.endsWith("=");
    }

    private static Object replace(Invocation call) {
        String text = text(call, 0);
        String search = text(call, 1);
        call.search(text, search);
        int at = text.indexOf(search);
        if (at < 0) {
            return text;
        }
        String by = text(call, 2);
        call.make((long) text.length() + by.length());
        return text.substring(0, at) + by + text.substring(at + search.length());
    }
}
