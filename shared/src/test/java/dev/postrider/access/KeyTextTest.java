package dev.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTextTest {
    private static final KeyId ID = new KeyId("key_01KAKD8H8RZ6S2W5V0QX9M3T7B");
    private static final String TEXT = "prk_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    /// `printf %s "$TEXT" | sha256sum`
    private static final String SHA_256 = "59017aff3d355d78a1925fc6a51f06ef706aa498e5e371e858c35d8f0785d08c";

    private final KeyText text = KeyText.of(ID, new byte[32]);

    @Test
    void isItsIdAndAllBitsOfChance() {
        assertThat(text.reveal()).isEqualTo(TEXT);
        assertThat(KeyText.of(ID, filled(0xFF)).reveal()).endsWith("_" + "_".repeat(42) + "8");
    }

    @Test
    void isReadBack() {
        KeyText read = KeyText.parse(TEXT).orElseThrow();

        assertThat(read.id()).isEqualTo(ID);
        assertThat(read.hash()).isEqualTo(text.hash());
    }

    @Test
    void isHashedWhole() {
        assertThat(text.hash().hex()).isEqualTo(SHA_256);
    }

    @Test
    void printsWithoutWhatOpens() {
        assertThat(text.toString()).isEqualTo("KeyText[key_01KAKD8H8RZ6S2W5V0QX9M3T7B]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "prk_",
                "prk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "prk_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "prk_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "prk_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "prk_01kakd8h8rz6s2w5v0qx9m3t7b_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "prk_81KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "PRK_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                " prk_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "key_01KAKD8H8RZ6S2W5V0QX9M3T7B_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void isNothingElse(String sent) {
        assertThat(KeyText.parse(sent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void takesNoFewerBitsAndNoMore(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyText.of(ID, new byte[length]));
    }

    @Test
    void opensItsOwnKeyAlone() {
        ApiKey key = new ApiKey(
                ID,
                text.hash(),
                new Grant(Sample.TENANT, Set.of(), Optional.empty()),
                "",
                Sample.NOW,
                Optional.empty());
        KeyId other = new KeyId("key_01KAKD8H8RZ6S2W5V0QX9M3T7C");

        assertThat(key.isOpenedBy(text)).isTrue();
        assertThat(key.isOpenedBy(KeyText.of(ID, filled(1)))).isFalse();
        assertThat(key.isOpenedBy(KeyText.of(other, new byte[32]))).isFalse();
    }

    private static byte[] filled(int with) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
