package dev.postrider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A search that finds nothing proves something only if it would find what is there.
final class CanaryTest {
    private static final byte[] BYTES = Canary.WORD.getBytes(StandardCharsets.UTF_8);

    @Test
    void isFoundAsItIsAndInHexAndInAUrl() {
        assertThat(Canary.spelledIn("before " + Canary.WORD + " after")).isNotEmpty();
        assertThat(Canary.spelledIn(HexFormat.of().formatHex(BYTES))).isNotEmpty();
        assertThat(Canary.spelledIn(HexFormat.of().withUpperCase().formatHex(BYTES)))
                .isNotEmpty();
        assertThat(Canary.spelledIn("?q=" + URLEncoder.encode(Canary.WORD, StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "use", "user:"})
    void isFoundInTheMiddleOfBase64(String before) {
        byte[] text = (before + Canary.WORD + " and more").getBytes(StandardCharsets.UTF_8);

        assertThat(Canary.spelledIn(Base64.getEncoder().encodeToString(text))).isNotEmpty();
        assertThat(Canary.spelledIn(Base64.getUrlEncoder().withoutPadding().encodeToString(text)))
                .isNotEmpty();
    }

    @Test
    void isNotFoundWhereItIsNot() {
        assertThat(Canary.spelledIn("{\"name\":\"delivery.attempted\",\"host\":\"hooks.example.com\"}"))
                .isEmpty();
    }
}
