package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class CompressionTest {
    private static final String EVENT = "{\"type\":\"order.created\",\"data\":{\"id\":\"A-1001\"}}";

    /// The event above as raw deflate.
    private static final String DEFLATED = "q1YqqSxIVbJSyi9KSS3SSy5KTSxJTVHSUUpJLElUsqpWykwBSjrqGhoYGCrV1gIA";

    @ParameterizedTest
    @ValueSource(strings = {"", "{", EVENT, "\u0000\u20ac\ud83d\ude80 \"status\":\"failed\""})
    void givesBackWhatItPacked(String text) {
        assertThat(Compression.unpack(Compression.pack(text))).isEqualTo(text);
    }

    @Test
    void spellsOutNoPhrase() {
        assertThat(Compression.pack(EVENT).b().asByteArray().length).isLessThan(EVENT.length() * 2 / 3);
    }

    /// What lies in a table was packed by every release so far.
    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    void unpacksWhatEarlierReleasesPacked(String format) {
        String rest = format.equals("00")
                ? HexFormat.of().formatHex(EVENT.getBytes(StandardCharsets.UTF_8))
                : HexFormat.of().formatHex(Base64.getDecoder().decode(DEFLATED));
        AttributeValue stored =
                AttributeValue.fromB(SdkBytes.fromByteArray(HexFormat.of().parseHex(format + rest)));

        assertThat(Compression.unpack(stored)).isEqualTo(EVENT);
    }

    /// Whatever was packed with it could not be unpacked any more.
    @Test
    void neverChangesItsPhrases() {
        CRC32 sum = new CRC32();
        sum.update(Phrasebook.bytes());

        assertThat(sum.getValue()).isEqualTo(134_909_888L);
    }

    @Test
    void refusesWhatWasCutOff() {
        byte[] whole = Compression.pack(EVENT).b().asByteArray();
        AttributeValue cut = AttributeValue.fromB(SdkBytes.fromByteArray(Arrays.copyOf(whole, whole.length / 2)));

        assertThatThrownBy(() -> Compression.unpack(cut)).isInstanceOf(IllegalStateException.class);
    }
}
