package dev.postrider.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScrubberTest {
    private static final String SECRET = "s3cr3t/\"key\"+<ü>&\\n 1";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    private static final Scrubber SCRUBBER = Scrubber.of(List.of(SECRET));

    static Stream<UnaryOperator<String>> writings() {
        return Stream.of(
                text -> text,
                text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
                text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
                text -> ESCAPE.matcher(URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT)),
                text -> everyByte(text),
                text -> text.replace("\\", "\\\\").replace("\"", "\\\""),
                text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("ü", "\\u00FC"),
                text -> everyUnit(text),
                text -> text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"),
                text -> text.replace("&", "&#38;")
                        .replace("<", "&#x3C;")
                        .replace("\"", "&#34;")
                        .replace("ü", "&#xfc;"),
                text -> Base64.getEncoder().encodeToString(bytes(text)),
                text -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text)),
                text -> URLEncoder.encode(Base64.getEncoder().encodeToString(bytes(text)), StandardCharsets.UTF_8),
                text -> HexFormat.of().formatHex(bytes(text)),
                text -> HexFormat.of().withUpperCase().formatHex(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String everyByte(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(text)) {
            encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return encoded.toString();
    }

    private static String everyUnit(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04X", unit)));
        return escaped.toString();
    }

    @ParameterizedTest
    @MethodSource("writings")
    void masksASecretHoweverItIsWritten(UnaryOperator<String> writing) {
        String written = writing.apply(SECRET);

        String scrubbed = SCRUBBER.scrub("before " + written + " after");

        assertThat(scrubbed).startsWith("before [REDACTED]").endsWith(" after");
        assertThat(scrubbed).doesNotContain(written.substring(2, written.length() - 4));
    }

    /// A receiver that writes a JSON body into a JSON text, say.
    @ParameterizedTest
    @MethodSource("writings")
    void masksASecretThatWasEscapedWhenItWasSent(UnaryOperator<String> writing) {
        List<String> sent = List.of(
                SECRET.replace("\\", "\\\\").replace("\"", "\\\""),
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20"),
                SECRET.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));

        assertThat(sent).allSatisfy(form -> {
            String written = writing.apply(form);
            String scrubbed = SCRUBBER.scrub("before " + written + " after");
            assertThat(scrubbed).startsWith("before [REDACTED]").endsWith(" after");
            assertThat(scrubbed).doesNotContain(written.substring(2, written.length() - 4));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:", "Basic user:"})
    void masksASecretInsideABase64TextWhereverItBegins(String before) {
        String text = Base64.getEncoder().encodeToString(bytes(before + SECRET + "tail"));

        String scrubbed = SCRUBBER.scrub(text);

        assertThat(scrubbed).contains(Scrubber.MASK);
        int around = Base64.getEncoder().encodeToString(bytes(before + "tail")).length();
        assertThat(scrubbed.replace(Scrubber.MASK, "").length())
                .as("what is left of %s in %s", text, scrubbed)
                .isLessThanOrEqualTo(around + 4);
    }

    @Test
    void leavesATextWithoutSecretsAsItIs() {
        String text = "{\"s3cr3t\": \"%73%33 \\u0073 &amp; key\"}";

        assertThat(SCRUBBER.scrub(text)).isEqualTo(text);
    }

    @Test
    void masksEachOfManySecretsAndTheLongestFirst() {
        Scrubber scrubber = Scrubber.of(List.of("token-1", "token-1-long", "token-2"));

        assertThat(scrubber.scrub("token-1-long,token-1,token-2,token-3"))
                .isEqualTo("[REDACTED],[REDACTED],[REDACTED],token-3");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, [REDACTED]",
        "abc, x abc y, x [REDACTED] y",
        "abc, (abc), ([REDACTED])",
        "abc, abcd, abcd",
        "abc, xabc, xabc",
        "abc, a_abc, a_abc",
        "42, 'room 42, 421', 'room [REDACTED], 421'"
    })
    void masksAShortSecretOnlyAsAWord(String secret, String text, String expected) {
        assertThat(Scrubber.of(List.of(secret)).scrub(text)).isEqualTo(expected);
    }

    @Test
    void masksTheBeginningOfASecretThatACutHasHit() {
        Scrubber scrubber = Scrubber.of(List.of("topsecret-token"));

        assertThat(scrubber.scrubCut("x topsecret-to")).isEqualTo("x [REDACTED]");
        assertThat(scrubber.scrubCut("x tops")).isEqualTo("x [REDACTED]");
        assertThat(scrubber.scrubCut("x top")).isEqualTo("x top");
        assertThat(scrubber.scrub("x topsecret-to")).isEqualTo("x topsecret-to");
    }

    @Test
    void takesNoBlankTextForASecret() {
        assertThat(Scrubber.of(List.of("", " ")).isEmpty()).isTrue();
        assertThat(Scrubber.of(List.of("")).scrub("a b")).isEqualTo("a b");
    }

    @Test
    void findsASecretInAnyTextAroundIt() {
        Random chance = new Random(11);
        String alphabet = "ab%\\&+/=0123456789abcdef\"<>ü ";

        for (int i = 0; i < 5_000; i++) {
            String secret = random(chance, alphabet, 6 + chance.nextInt(20));
            String text = random(chance, alphabet, 30) + secret + random(chance, alphabet, 30);

            assertThat(Scrubber.of(List.of(secret)).scrub(text))
                    .as("%s in %s", secret, text)
                    .doesNotContain(secret);
        }
    }

    private static String random(Random chance, String alphabet, int length) {
        return IntStream.range(0, length)
                .mapToObj(_ -> String.valueOf(alphabet.charAt(chance.nextInt(alphabet.length()))))
                .reduce("x", String::concat);
    }
}
