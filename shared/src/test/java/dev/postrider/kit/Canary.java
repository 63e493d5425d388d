package dev.postrider.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A word that must not come out again, in no spelling. It is put wherever bodies, headers, queries and secrets are.
public final class Canary {
    /// Every spelling writes it differently.
    public static final String WORD = "cANary/+&\"9f3a71é<tail>=";

    /// What is the same in most spellings: found where it was cut or written in another way.
    private static final String CORE = "cANary";

    private Canary() {}

    /// The spellings that a text holds it in.
    public static List<String> spelledIn(String text) {
        return spellings().filter(text::contains).toList();
    }

    private static Stream<String> spellings() {
        byte[] bytes = WORD.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.concat(
                Stream.of(CORE, URLEncoder.encode(WORD, StandardCharsets.UTF_8), hex, hex.toUpperCase(Locale.ROOT)),
                Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> inside(encoder, before))));
    }

    /// Of a word in the middle of base64, what does not depend on its neighbours.
    private static String inside(Base64.Encoder encoder, int before) {
        String spelled = encoder.encodeToString(("x".repeat(before) + WORD + "xxx").getBytes(StandardCharsets.UTF_8));
        return spelled.substring(4, spelled.length() - 8);
    }
}
