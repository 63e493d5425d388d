package dev.postrider.handlebars;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// JavaScript's texts of numbers, and its numbers of texts.
final class JsNumber {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern INFINITE = Pattern.compile("[+-]?Infinity");

    /// What has more digits than this is beyond every `double`, whatever its radix.
    private static final int MAX_BITS = 1024;

    private JsNumber() {}

    /// ECMA-262, Number::toString with radix 10.
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (value == 0) {
            return "0";
        }
        if (value < 0) {
            return "-" + text(-value);
        }
        if (Double.isInfinite(value)) {
            return "Infinity";
        }
        BigDecimal shortest = value == Double.MIN_VALUE
                ? new BigDecimal("5e-324")
                : new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        return text(digits, digits.length() - shortest.scale());
    }

    /// @param point where the decimal point stands, counted from the first digit
    private static String text(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return count == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /// ECMA-262, StringToNumber.
    static double of(String text) {
        String trimmed = trim(text);
        if (trimmed.isEmpty()) {
            return 0;
        }
        if (DECIMAL.matcher(trimmed).matches()) {
            return Double.parseDouble(trimmed);
        }
        if (INFINITE.matcher(trimmed).matches()) {
            return trimmed.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return withRadix(trimmed);
    }

    private static double withRadix(String text) {
        int radix = switch (text.length() > 2 ? text.substring(0, 2) : "") {
            case "0x", "0X" -> 16;
            case "0o", "0O" -> 8;
            case "0b", "0B" -> 2;
            default -> 0;
        };
        if (radix == 0 || !text.chars().skip(2).allMatch(c -> Character.digit(c, radix) >= 0)) {
            return Double.NaN;
        }
        String digits = text.substring(2).replaceFirst("^0+(?=.)", "");
        return digits.length() > MAX_BITS
                ? Double.POSITIVE_INFINITY
                : new java.math.BigInteger(digits, radix).doubleValue();
    }

    /// Without JavaScript's whitespace at both ends.
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Whitespace.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && Whitespace.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
