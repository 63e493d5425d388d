package dev.postrider.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Marks texts as this stack's own: HMAC-SHA-256 (RFC 2104), cut to its first 128 bits, over the parts, each with its
/// length in front, so that no two lists of parts are marked alike.
public final class Seal {
    /// Bytes of a mark.
    public static final int LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public byte[] mark(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Arrays.copyOf(mac.doFinal(), LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /// Whether a mark is that of these parts; takes the same time for every wrong one.
    public boolean isMark(byte[] mark, String... parts) {
        return MessageDigest.isEqual(mark, mark(parts));
    }
}
