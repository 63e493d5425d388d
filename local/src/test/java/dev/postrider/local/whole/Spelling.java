package dev.postrider.local.whole;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a receiver may write down what it got.
@SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
enum Spelling {
    RAW(text -> text),
    JSON(text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/")),
    JSON_IN_NUMBERS(text -> each(text, unit -> "\\u%04x".formatted((int) unit))),
    URL(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
    URL_IN_NUMBERS(text -> bytes(text, "%%%02x")),
    HTML(text -> text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;")),
    HTML_IN_NUMBERS(text -> each(text, unit -> "&#%d;".formatted((int) unit))),
    BASE64(text -> Base64.getEncoder().encodeToString(utf8(text))),
    BASE64_URL(text -> Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text))),
    HEX(text -> HexFormat.of().formatHex(utf8(text))),
    HEX_IN_CAPITALS(text -> HexFormat.of().withUpperCase().formatHex(utf8(text)));

    /// Of a text that stands in the middle of base64 these characters at either end depend on its neighbours too.
    private static final int SHARED = 2;

    private final UnaryOperator<String> write;

    Spelling(UnaryOperator<String> write) {
        this.write = write;
    }

    String of(String text) {
        return write.apply(text);
    }

    /// What to look for where a text may stand in the middle of another that was spelled so.
    List<String> inside(String text) {
        return switch (this) {
            case BASE64, BASE64_URL ->
                IntStream.range(0, 3)
                        .mapToObj(before -> of("x".repeat(before) + text + "xxx"))
                        .map(spelled -> spelled.substring(SHARED + 2, spelled.length() - 4 - SHARED))
                        .toList();
            default -> List.of(of(text));
        };
    }

    static Stream<String> all(String text) {
        return Stream.of(values()).flatMap(spelling -> spelling.inside(text).stream());
    }

    private static String each(String text, Function<Character, String> write) {
        StringBuilder spelled = new StringBuilder();
        text.chars().forEach(unit -> spelled.append(write.apply((char) unit)));
        return spelled.toString();
    }

    private static String bytes(String text, String format) {
        StringBuilder spelled = new StringBuilder();
        for (byte b : utf8(text)) {
            spelled.append(format.formatted(b));
        }
        return spelled.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
