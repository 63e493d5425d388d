package dev.postrider.event;

import com.github.f4b6a3.ulid.Ulid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// Ids that follow from what they name: the same parts always give the same id, so that repeats recognise each other.
/// SHA-256 over the parts, each with its length in front (no two lists of parts read alike), written as a ULID.
public record Fingerprint(long high, long low) {
    private static final int TEXT_LENGTH = 26;
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final long RANDOM_BITS_IN_HIGH = 0xFFFFL;

    public static Fingerprint of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    /// All 128 bits as 26 characters.
    public String text() {
        return new Ulid(high, low).toString();
    }

    /// Whether the rest of a text could be one: 26 characters of Crockford's base 32.
    public static boolean isText(String text, int from) {
        if (text.length() - from != TEXT_LENGTH) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (CROCKFORD.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// 48 bits of time, then 80 bits of this fingerprint: sorts by time and still follows from its parts.
    public String textAt(Instant time) {
        return new Ulid((time.toEpochMilli() << Short.SIZE) | (high & RANDOM_BITS_IN_HIGH), low).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
