package dev.postrider.signature;

import java.nio.ByteBuffer;
import java.time.Instant;

/// What a signature speaks of.
///
/// @param id         the `webhook-id`, the same for all attempts; it holds no dot, which separates what is signed
/// @param acceptedAt when the event was accepted, the same for all attempts
/// @param sentAt     when this attempt began
/// @param body       the very bytes that are sent
public record Signable(String id, Instant acceptedAt, Instant sentAt, ByteBuffer body) {
    public Signable {
        if (id.contains(".")) {
            throw new IllegalArgumentException("a webhook-id holds no dot: it separates what is signed");
        }
    }
}
