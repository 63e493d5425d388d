package dev.postrider.handlebars;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Checkly's comparisons (`@checkly/handlebars` 0.0.13): a boolean, and as a block what it decides about.
///
/// Their JavaScript tells a block by its last argument. One argument too few or too many hides the block from it, and
/// so the boolean is printed; likewise where the context itself has an object called `hash`.
final class Comparisons {
    private static final Set<String> FALSE_WORDS = Set.of(
            "0",
            "false",
            "nada",
            "nil",
            "nay",
            "nah",
            "negative",
            "no",
            "none",
            "nope",
            "nul",
            "null",
            "nix",
            "nyet",
            "uh-uh",
            "veto",
            "zero");

    private Comparisons() {}

    static void addTo(Map<String, Action> actions) {
        pair(actions, "eq", Js::isSame);
        pair(actions, "unlessEq", (a, b) -> !Js.isSame(a, b));
        pair(actions, "is", Js::isAlike);
        pair(actions, "isnt", (a, b) -> !Js.isAlike(a, b));
        pair(actions, "gt", (a, b) -> Js.order(a, b) > 0);
        pair(actions, "gte", (a, b) -> Js.order(a, b) >= 0);
        pair(actions, "lt", (a, b) -> Js.order(a, b) < 0);
        pair(actions, "lte", (a, b) -> Js.order(a, b) <= 0);
        pair(actions, "unlessGt", (a, b) -> Js.order(a, b) <= 0);
        pair(actions, "unlessLt", (a, b) -> Js.order(a, b) >= 0);
        pair(actions, "unlessGteq", (a, b) -> Js.order(a, b) < 0);
        pair(actions, "unlessLteq", (a, b) -> Js.order(a, b) > 0);
        actions.put("compare", Comparisons::compare);
        actions.put("and", call -> answer(call, all(call), true));
        actions.put("or", call -> answer(call, any(call), true));
        actions.put("not", call -> exactly(call, 1, call.count() > 0 && !Js.isTrue(call.argument(0))));
        actions.put("neither", call -> exactly(call, 2, call.count() > 1 && !any(call)));
        actions.put("isTruthy", call -> exactly(call, 1, call.count() == 0 || !isFalsey(call.weighed(0))));
        actions.put("isFalsey", call -> exactly(call, 1, call.count() > 0 && isFalsey(call.weighed(0))));
        actions.put("ifEven", call -> exactly(call, 1, remainder(call) == 0));
        actions.put("ifOdd", call -> exactly(call, 1, remainder(call) == 1));
        actions.put("ifNth", call -> exactly(call, 2, call.count() > 1 && isNth(call)));
        actions.put("contains", Containment::contains);
        actions.put("has", Containment::has);
    }

    private static void pair(Map<String, Action> actions, String name, BiPredicate<Object, Object> test) {
        actions.put(name, call -> {
            Object second = call.count() == 1 ? call.hash("compare") : call.weighed(1);
            Object first = call.count() == 0 ? new JsonObject(new LinkedHashMap<>()) : call.weighed(0);
            return answer(call, test.test(first, second), call.count() == 1 || call.count() == 2);
        });
    }

    static Object exactly(Invocation call, int count, boolean is) {
        return answer(call, is, call.count() == count);
    }

    /// The boolean, or the part of the block that it chooses.
    static Object answer(Invocation call, boolean is, boolean seesBlock) {
        boolean isHidden = call.self() instanceof JsonObject context && Js.isObject(context.get("hash"));
        if (!call.isBlock() || !seesBlock || isHidden) {
            return is;
        }
        call.run().forgetTaint();
        return call.show(is);
    }

    private static boolean all(Invocation call) {
        boolean all = true;
        for (int i = 0; i < call.count(); i++) {
            all &= Js.isTrue(call.argument(i));
        }
        return all;
    }

    private static boolean any(Invocation call) {
        boolean any = false;
        for (int i = 0; i < call.count(); i++) {
            any |= Js.isTrue(call.argument(i));
        }
        return any;
    }

    private static Object compare(Invocation call) {
        if (call.count() < 3) {
            throw call.stop("'compare' takes a value, an operator and a value");
        }
        Object a = call.weighed(0);
        Object b = call.weighed(2);
        boolean is = switch (Js.string(call.weighed(1))) {
            case "==" -> Js.isAlike(a, b);
            case "===" -> Js.isSame(a, b);
            case "!=" -> !Js.isAlike(a, b);
            case "!==" -> !Js.isSame(a, b);
            case "<" -> Js.order(a, b) < 0;
            case ">" -> Js.order(a, b) > 0;
            case "<=" -> Js.order(a, b) <= 0;
            case ">=" -> Js.order(a, b) >= 0;
            case "typeof" -> type(a).equals(Js.string(b));
            case String operator ->
                throw call.stop(
                        "'compare' knows no operator '" + operator + "': it has == === != !== < > <= >= typeof");
        };
        return exactly(call, 3, is);
    }

    private static String type(Object value) {
        return switch (value) {
            case String _ -> "string";
            case JsonNumber _ -> "number";
            case Boolean _ -> "boolean";
            case Nothing nothing when nothing == Nothing.UNDEFINED -> "undefined";
            default -> "object";
        };
    }

    private static boolean isFalsey(Object value) {
        return !Js.isTrue(value)
                || (!Js.isObject(value) && FALSE_WORDS.contains(Js.text(value).toLowerCase(Locale.ROOT)));
    }

    private static double remainder(Invocation call) {
        double number = Math.abs(call.count() == 0 ? Double.NaN : Js.number(call.weighed(0)));
        if (Double.isNaN(number) || number != Math.rint(number) || Double.isInfinite(number)) {
            throw call.stop("expected a whole number");
        }
        return number % 2;
    }

    private static boolean isNth(Invocation call) {
        Object nth = call.weighed(0);
        Object value = call.weighed(1);
        return isNumeric(nth) && isNumeric(value) && Js.number(value) % Js.number(nth) == 0;
    }

    private static boolean isNumeric(Object value) {
        return switch (value) {
            case JsonNumber number -> Double.isFinite(number.value());
            case String text -> !JsNumber.trim(text).isEmpty() && Double.isFinite(JsNumber.of(text));
            default -> false;
        };
    }
}
