package dev.postrider.dynamo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Text in a binary attribute, deflated when that is smaller: writes are billed by the kilobyte.
/// The first byte says which: 0 plain UTF-8, 1 raw deflate, 2 raw deflate with [Phrasebook] as its preset dictionary
/// (RFC 1950, section 2.3; decision 66).
final class Compression {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final byte DEFLATED_BY_PHRASES = 2;
    private static final int CHUNK = 8192;

    private Compression() {}

    static AttributeValue pack(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] packed = new byte[plain.length + 1];
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setDictionary(Phrasebook.bytes());
            deflater.setInput(plain);
            deflater.finish();
            int length = deflater.deflate(packed, 1, packed.length - 1);
            if (deflater.finished()) {
                packed[0] = DEFLATED_BY_PHRASES;
                return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(Arrays.copyOf(packed, length + 1)));
            }
        } finally {
            deflater.end();
        }
        packed[0] = PLAIN;
        System.arraycopy(plain, 0, packed, 1, plain.length);
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(packed));
    }

    static String unpack(AttributeValue value) {
        byte[] packed = value.b().asByteArrayUnsafe();
        return packed[0] == PLAIN ? new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8) : inflate(packed);
    }

    private static String inflate(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            if (packed[0] != DEFLATED) {
                inflater.setDictionary(Phrasebook.bytes());
            }
            inflater.setInput(packed, 1, packed.length - 1);
            ByteArrayOutputStream plain = new ByteArrayOutputStream(packed.length * 4);
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (length == 0 && !inflater.finished()) {
                    throw new DataFormatException("it ends too early");
                }
                plain.write(chunk, 0, length);
            }
            return plain.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("an attribute that this project packed does not unpack", e);
        } finally {
            inflater.end();
        }
    }
}
