package dev.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SealTest {
    private final Seal seal = new Seal(new byte[32]);

    /// The bytes that are marked for one part: its length in four bytes, and itself.
    /// `printf '\0\0\0\1a' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0000…`
    @Test
    void isAnHmacOfThePartsWithTheirLengths() {
        assertThat(HexFormat.of().formatHex(seal.mark("a"))).isEqualTo("29886116d1ff3b9ad2a43fa70dc36694");
    }

    @Test
    void knowsItsOwnMark() {
        assertThat(seal.isMark(seal.mark("a", "b"), "a", "b")).isTrue();
    }

    @Test
    void knowsNoOther() {
        byte[] mark = seal.mark("a", "b");
        byte[] bent = mark.clone();
        bent[15] ^= 1;

        assertThat(seal.isMark(mark, "ab", "")).isFalse();
        assertThat(seal.isMark(mark, "b", "a")).isFalse();
        assertThat(seal.isMark(bent, "a", "b")).isFalse();
        assertThat(seal.isMark(new byte[0], "a", "b")).isFalse();
        assertThat(new Seal("another".getBytes(StandardCharsets.UTF_8)).isMark(mark, "a", "b"))
                .isFalse();
    }
}
