package dev.postrider.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// What a secret looks like in a request of ours, by the place where it stands. A receiver that tells the request back
/// escapes or encodes these, and not the secret itself: `"` in JSON in JSON is `\\\"`.
final class SentForms {
    private static final Map<Integer, String> XML =
            Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&#39;");
    private static final Map<Integer, String> HTML = Map.of(
            (int) '&', "&amp;",
            (int) '<', "&lt;",
            (int) '>', "&gt;",
            (int) '"', "&quot;",
            (int) '\'', "&#x27;",
            (int) '`', "&#x60;",
            (int) '=', "&#x3D;");
    private static final Map<Integer, String> JSON = Map.of(
            (int) '"', "\\\"",
            (int) '\\', "\\\\",
            (int) '\n', "\\n",
            (int) '\r', "\\r",
            (int) '\t', "\\t",
            (int) '\b', "\\b",
            (int) '\f', "\\f");

    private SentForms() {}

    /// The secret itself, and every other form of it.
    static Stream<String> of(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                        secret,
                        each(secret, SentForms::json),
                        form,
                        form.replace("+", "%20"),
                        each(secret, character -> XML.getOrDefault(character, Character.toString(character))),
                        each(secret, character -> HTML.getOrDefault(character, Character.toString(character))))
                .distinct();
    }

    private static String json(int character) {
        String plain =
                character < ' ' ? String.format(Locale.ROOT, "\\u%04X", character) : Character.toString(character);
        return JSON.getOrDefault(character, plain);
    }

    private static String each(String text, IntFunction<String> write) {
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints().mapToObj(write).forEach(written::append);
        return written.toString();
    }
}
