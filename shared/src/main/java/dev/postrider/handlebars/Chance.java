package dev.postrider.handlebars;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/// What looks random to a receiver and is the same at every attempt: SHA-256 of the delivery, the moment its event was
/// accepted, and how often it was asked.
final class Chance {
    private final String seed;

    // mutable: how often this delivery's templates have asked
    private int asked;

    Chance(String delivery, Instant acceptedAt) {
        this.seed = delivery + "\n" + acceptedAt + "\n";
    }

    /// A UUID of version 4 (RFC 9562, section 5.4).
    UUID uuid() {
        ByteBuffer bytes = next();
        long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// From 0 to a bound, both included.
    int upTo(int bound) {
        return (int) Long.remainderUnsigned(next().getLong(), bound + 1L);
    }

    private ByteBuffer next() {
        asked++;
        try {
            byte[] text = (seed + asked).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
