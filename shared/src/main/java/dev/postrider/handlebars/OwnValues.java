package dev.postrider.handlebars;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Our helpers for values and choices.
final class OwnValues {
    /// Each value of indented JSON stands on a line of its own, which begins with up to 128 blanks.
    private static final int CHARACTERS_OF_A_STEP_INDENTED = 8;

    private OwnValues() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("json", OwnValues::json);
        actions.put("raw", call -> new Raw(call.argument(0)));
        actions.put("map", OwnValues::map);
        actions.put("switch", OwnValues::choose);
        actions.put("case", OwnValues::choice);
        actions.put("firstOf", OwnValues::firstOf);
        actions.put("concat", OwnValues::concat);
        actions.put("join", OwnValues::join);
        actions.put("limit", OwnValues::limit);
        actions.put("first", call -> at(call, 0));
        actions.put("last", call -> at(call, list(call).size() - 1));
        actions.put("length", OwnValues::length);
        actions.put("number", OwnValues::number);
        actions.put("bool", OwnValues::bool);
    }

    private static Object json(Invocation call) {
        Object value = call.weighed(0);
        call.run().spend(1, call.spot());
        if (Js.isTrue(call.hash("pretty"))) {
            call.run().spend(Values.weight(value) / CHARACTERS_OF_A_STEP_INDENTED, call.spot());
            return Values.prettyJson(value);
        }
        return value instanceof JsonObject || value instanceof JsonArray ? value : new Json(Values.json(value));
    }

    /// A JSON text that stands for itself where JSON stands, and is a text inside one.
    record Json(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A value that is written as it is, as in `{{{ }}}`.
    record Raw(Object value) {
        @Override
        public String toString() {
            return Values.text(value);
        }
    }

    private static Object map(Invocation call) {
        String key = call.text(0);
        if (!key.equals("default") && call.has(key)) {
            return call.hash(key);
        }
        return call.has("default") ? call.hash("default") : call.argument(0);
    }

    private static Object choose(Invocation call) {
        if (!call.isBlock()) {
            throw call.stop("'switch' begins a block: {{#switch x}}{{#case 1}}…{{/case}}{{else}}…{{/switch}}");
        }
        Run.Choice choice = new Run.Choice(call.text(0));
        call.run().choices().push(choice);
        try {
            int from = call.run().paper().length();
            call.show(true);
            if (choice.isMade()) {
                return Action.Shown.DONE;
            }
            call.run().paper().cut(from);
            return call.show(false);
        } finally {
            call.run().choices().pop();
        }
    }

    private static Object choice(Invocation call) {
        Run.Choice choice = call.run().choices().peek();
        if (choice == null || !call.isBlock()) {
            throw call.stop("'case' is a block inside of {{#switch}}");
        }
        for (int i = 0; i < call.count() && !choice.isMade(); i++) {
            if (choice.text().equals(call.text(i))) {
                choice.make();
                return call.show(true);
            }
        }
        return Action.Shown.DONE;
    }

    private static Object firstOf(Invocation call) {
        for (int i = 0; i < call.count(); i++) {
            Object value = call.argument(i);
            if (!Nothing.is(value) && !call.text(i).isBlank()) {
                return value;
            }
        }
        return "";
    }

    private static Object concat(Invocation call) {
        long length = 0;
        for (int i = 0; i < call.count(); i++) {
            length += Values.weight(call.argument(i));
        }
        call.make(length);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < call.count(); i++) {
            out.append(call.text(i));
        }
        return out.toString();
    }

    private static List<Object> list(Invocation call) {
        return switch (call.weighed(0)) {
            case JsonArray array -> array.elements();
            case JsonObject object -> new ArrayList<>(object.fields().values());
            case Nothing _ -> List.of();
            case Object one -> List.of(one);
        };
    }

    private static Object join(Invocation call) {
        String separator = call.count() > 1 ? call.text(1) : ", ";
        List<Object> list = list(call);
        call.make(Values.weight(call.argument(0)) + (long) list.size() * separator.length());
        return list.stream().map(Values::text).collect(Collectors.joining(separator));
    }

    private static Object limit(Invocation call) {
        List<Object> list = list(call);
        return new JsonArray(list.subList(0, Math.min(list.size(), call.whole(1))));
    }

    private static Object at(Invocation call, int index) {
        List<Object> list = list(call);
        return index < 0 || index >= list.size() ? Nothing.UNDEFINED : list.get(index);
    }

    private static Object length(Invocation call) {
        int length = call.weighed(0) instanceof String text
                ? text.codePointCount(0, text.length())
                : list(call).size();
        return new JsonNumber(Integer.toString(length));
    }

    private static Object number(Invocation call) {
        if (call.argument(0) instanceof JsonNumber number) {
            return number;
        }
        double number = Js.number(call.weighed(0));
        if (Nothing.is(call.argument(0)) || !Double.isFinite(number)) {
            throw call.stop("'" + Values.text(call.argument(0)) + "' is no number");
        }
        return JsonNumber.of(number);
    }

    private static Object bool(Invocation call) {
        return Js.isTrue(call.argument(0)) && !call.text(0).strip().equalsIgnoreCase("false");
    }
}
