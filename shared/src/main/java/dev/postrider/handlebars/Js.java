package dev.postrider.handlebars;

import java.util.List;
import java.util.stream.Collectors;

/// JavaScript's rules for values: their texts, truth, equality and order.
final class Js {
    private Js() {}

    /// ECMA-262, ToString; nothing is an empty text, as Handlebars prints it.
    static String text(Object value) {
        return switch (value) {
            case JsonNumber number -> JsNumber.text(number.value());
            case JsonArray array -> joined(array.elements());
            case JsonObject _, Secrets _ -> "[object Object]";
            default -> value.toString();
        };
    }

    private static String joined(List<Object> elements) {
        return elements.stream().map(Js::text).collect(Collectors.joining(","));
    }

    /// As JavaScript's `String(value)` has it.
    static String string(Object value) {
        return value instanceof Nothing nothing ? (nothing == Nothing.NULL ? "null" : "undefined") : text(value);
    }

    static boolean isTrue(Object value) {
        return switch (value) {
            case Nothing _ -> false;
            case Boolean truth -> truth;
            case JsonNumber number -> !(number.value() == 0 || Double.isNaN(number.value()));
            case String text -> !text.isEmpty();
            default -> true;
        };
    }

    /// What Handlebars holds for empty, beside JavaScript's falsy values: 0 is not, and an empty array is.
    static boolean isEmpty(Object value) {
        return value instanceof JsonArray array ? array.size() == 0 : !isTrue(value) && !isZero(value);
    }

    private static boolean isZero(Object value) {
        return value instanceof JsonNumber number && number.value() == 0;
    }

    static double number(Object value) {
        return switch (value) {
            case Nothing nothing -> nothing == Nothing.NULL ? 0 : Double.NaN;
            case Boolean truth -> truth ? 1 : 0;
            case JsonNumber number -> number.value();
            default -> JsNumber.of(text(value));
        };
    }

    static boolean isObject(Object value) {
        return value instanceof JsonObject || value instanceof JsonArray || value instanceof Secrets;
    }

    /// `===`
    @SuppressWarnings("ReferenceEquality") // JavaScript's identity of objects
    static boolean isSame(Object a, Object b) {
        if (a instanceof JsonNumber x && b instanceof JsonNumber y) {
            return x.value() == y.value();
        }
        return isObject(a) ? a == b : a.equals(b);
    }

    /// `==`
    static boolean isAlike(Object a, Object b) {
        if (Nothing.is(a) || Nothing.is(b)) {
            return Nothing.is(a) && Nothing.is(b);
        }
        if (a.getClass() == b.getClass() || (isObject(a) && isObject(b))) {
            return isSame(a, b);
        }
        if ((isList(a) && !(b instanceof String)) || (isList(b) && !(a instanceof String))) {
            return false; // its text has a comma, and is no number
        }
        if (isObject(a) || isObject(b)) {
            return isAlike(primitive(a), primitive(b));
        }
        return number(a) == number(b);
    }

    private static boolean isList(Object value) {
        return value instanceof JsonArray array && array.size() > 1;
    }

    private static Object primitive(Object value) {
        return isObject(value) ? text(value) : value;
    }

    /// The order that `<` and `>` see: negative, 0, positive, or NaN where there is none.
    static double order(Object a, Object b) {
        Object x = primitive(a);
        Object y = primitive(b);
        if (x instanceof String first && y instanceof String second) {
            return first.compareTo(second);
        }
        double first = number(x);
        double second = number(y);
        return Double.isNaN(first) || Double.isNaN(second) ? Double.NaN : Double.compare(first + 0.0, second + 0.0);
    }

    /// An own property: a field, an element, a character, a length.
    static Object property(Object value, String name) {
        return switch (value) {
            case JsonObject object -> object.get(name);
            case JsonArray array -> name.equals("length") ? JsonNumber.of(array.size()) : element(array, name);
            case String text -> name.equals("length") ? JsonNumber.of(text.length()) : character(text, name);
            case Secrets secrets -> secrets.get(name);
            default -> Nothing.UNDEFINED;
        };
    }

    private static Object element(JsonArray array, String name) {
        int index = index(name, array.size());
        return index < 0 ? Nothing.UNDEFINED : array.elements().get(index);
    }

    private static Object character(String text, String name) {
        int index = index(name, text.length());
        return index < 0 ? Nothing.UNDEFINED : text.substring(index, index + 1);
    }

    private static int index(String name, int size) {
        if (name.isEmpty() || name.length() > 9 || (name.length() > 1 && name.charAt(0) == '0')) {
            return -1;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return -1;
            }
        }
        int index = Integer.parseInt(name);
        return index < size ? index : -1;
    }
}
