package dev.postrider.handlebars;

import java.util.List;
import java.util.Set;

/// Checkly's `contains` and `has`.
final class Containment {
    /// What every JavaScript object has, and `in` finds.
    private static final Set<String> INHERITED = Set.of(
            "constructor",
            "__defineGetter__",
            "__defineSetter__",
            "hasOwnProperty",
            "__lookupGetter__",
            "__lookupSetter__",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toString",
            "valueOf",
            "__proto__",
            "toLocaleString");

    private Containment() {}

    static Object contains(Invocation call) {
        Object start = call.argument(2);
        boolean seesBlock = call.count() == 2 || (call.count() == 3 && !Js.isObject(start) && start != Nothing.NULL);
        boolean is = call.count() >= 2 && isIn(call, call.weighed(1), startAt(start));
        return Comparisons.answer(call, is, seesBlock);
    }

    private static double startAt(Object start) {
        double number = Js.isObject(start) || start == Nothing.UNDEFINED ? 0 : Js.number(start);
        return Double.isNaN(number) ? 0 : number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    private static boolean isIn(Invocation call, Object value, double start) {
        if (Nothing.is(value)) {
            return false;
        }
        return switch (call.weighed(0)) {
            case JsonArray array -> {
                double from = start < 0 ? Math.max(0, array.size() + start) : Math.min(start, array.size());
                List<Object> rest = array.elements().subList((int) from, array.size());
                yield rest.stream().anyMatch(element -> Js.isSame(element, value));
            }
            case String text -> {
                int from = (int) Math.clamp(start, 0, text.length());
                String wanted = Js.text(value);
                call.search(text, wanted);
                yield text.indexOf(wanted, from) >= 0;
            }
            case JsonObject object
            when object.get("length") instanceof JsonNumber -> throw call.stop("'contains' takes a list or a text");
            default -> false;
        };
    }

    static Object has(Invocation call) {
        if (call.count() == 0) {
            return Comparisons.answer(call, false, true);
        }
        if (call.count() == 1) {
            return Comparisons.answer(call, isPath(call.self(), call.weighed(0)), true);
        }
        return Comparisons.exactly(call, 2, hasOwn(call, call.weighed(1)));
    }

    private static boolean hasOwn(Invocation call, Object pattern) {
        return switch (call.weighed(0)) {
            case JsonArray array ->
                isPattern(pattern) && array.elements().stream().anyMatch(element -> Js.isSame(element, pattern));
            case String text -> {
                String wanted = Js.text(pattern);
                call.search(text, wanted);
                yield isPattern(pattern) && text.contains(wanted);
            }
            case JsonObject object -> {
                String name = Js.string(pattern);
                yield object.has(name) || INHERITED.contains(name);
            }
            default -> false;
        };
    }

    private static boolean isPattern(Object pattern) {
        return pattern instanceof String text && !text.isEmpty();
    }

    private static boolean isPath(Object context, Object path) {
        Object value = context;
        for (String part : Js.string(path).split("\\.", -1)) {
            value = Js.property(value, part);
        }
        return switch (value) {
            case Nothing _ -> false;
            case String text -> !text.isEmpty();
            case JsonArray array -> array.size() > 0;
            case JsonObject object -> !object.fields().isEmpty();
            default -> true;
        };
    }
}
