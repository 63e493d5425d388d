package dev.postrider.secret;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds a text whose characters are escaped, any of them in any way: `%2F` of URLs, `\/` and the four hex digits of
/// JSON, `&#47;` and `&amp;` of HTML.
final class Escapes {
    /// The text ends before the secret does.
    static final int RUNS_OUT = -2;

    private static final int NONE = -1;
    private static final Map<Integer, Character> JSON =
            Map.of((int) '\n', 'n', (int) '\r', 'r', (int) '\t', 't', (int) '\b', 'b', (int) '\f', 'f');
    private static final Map<Integer, List<String>> HTML = Map.of(
            (int) '&', List.of("&amp;"),
            (int) '<', List.of("&lt;"),
            (int) '>', List.of("&gt;"),
            (int) '"', List.of("&quot;"),
            (int) '\'', List.of("&apos;"));

    /// What begins an escape: in a text that mixes URLs, JSON and HTML, and in one that is only one of them.
    private static final String ANY = "%+\\&";
    private static final List<String> ONE = List.of("\\", "&", "%+");

    private Escapes() {}

    /// Whether a secret holds what begins an escape itself, so that a text has more than one reading of it.
    static boolean isAmbiguous(String secret) {
        return secret.chars().anyMatch(c -> ANY.indexOf(c) >= 0);
    }

    /// Where a secret that begins at a place of a text ends; [#RUNS_OUT] when the text is over before; -1 if it is
    /// not there.
    static int end(String secret, String text, int start) {
        int end = end(secret, text, start, ANY);
        if (end >= 0 || !isAmbiguous(secret)) {
            return end;
        }
        for (String openers : ONE) {
            int other = end(secret, text, start, openers);
            if (other >= 0) {
                return other;
            }
            end = Math.min(end, other);
        }
        return end;
    }

    private static int end(String secret, String text, int start, String openers) {
        int at = start;
        for (int i = 0; i < secret.length(); i += Character.charCount(secret.codePointAt(i))) {
            if (at >= text.length()) {
                return RUNS_OUT;
            }
            at = step(secret.codePointAt(i), text, at, openers);
            if (at < 0) {
                return at;
            }
        }
        return at;
    }

    /// Where one character ends, if it stands here in any form. Escaped forms first: `\\` is one backslash.
    private static int step(int character, String text, int at, String openers) {
        char first = text.charAt(at);
        int escaped = openers.indexOf(first) < 0 ? NONE : escaped(character, text, at);
        if (escaped >= 0) {
            return escaped;
        }
        String plain = Character.toString(character);
        return text.startsWith(plain, at) ? at + plain.length() : escaped;
    }

    private static int escaped(int character, String text, int at) {
        return switch (text.charAt(at)) {
            case '%' -> ignoringCase(Encodings.percent(character), text, at);
            case '+' -> character == ' ' ? at + 1 : NONE;
            case '\\' -> json(character, text, at);
            case '&' -> html(character, text, at);
            default -> NONE;
        };
    }

    private static int json(int character, String text, int at) {
        if (at + 1 == text.length()) {
            return RUNS_OUT;
        }
        char next = text.charAt(at + 1);
        if (next != 'u') {
            boolean isIt = JSON.containsKey(character)
                    ? JSON.getOrDefault(character, ' ') == next
                    : next == character && !Character.isLetterOrDigit(next);
            return isIt ? at + 2 : NONE;
        }
        StringBuilder units = new StringBuilder();
        Character.toString(character)
                .chars()
                .forEach(unit -> units.append(String.format(Locale.ROOT, "\\u%04x", unit)));
        return ignoringCase(units.toString(), text, at);
    }

    private static int html(int character, String text, int at) {
        for (String entity : HTML.getOrDefault(character, List.of())) {
            if (text.startsWith(entity, at)) {
                return at + entity.length();
            }
        }
        int semicolon = text.indexOf(';', at);
        if (!text.startsWith("&#", at) || semicolon < 0 || semicolon - at > 10) {
            return NONE;
        }
        String number = text.substring(at + 2, semicolon).toLowerCase(Locale.ROOT);
        boolean isHex = number.startsWith("x");
        String digits = isHex ? number.substring(1) : number;
        boolean isNumber = digits.matches(isHex ? "[0-9a-f]{1,6}" : "[0-9]{1,7}");
        return isNumber && Integer.parseInt(digits, isHex ? 16 : 10) == character ? semicolon + 1 : NONE;
    }

    /// A form that the text's end cuts off counts as running out.
    private static int ignoringCase(String form, String text, int at) {
        int there = Math.min(form.length(), text.length() - at);
        if (!text.regionMatches(true, at, form, 0, there)) {
            return NONE;
        }
        return there == form.length() ? at + there : RUNS_OUT;
    }
}
