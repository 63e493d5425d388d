package dev.postrider.delivery;

import dev.postrider.event.Fingerprint;
import java.time.Instant;

/// The name of a delivery: `dlv_` and 26 characters that sort by the event's acceptance. It is the `webhook-id` of
/// every
/// attempt, so it holds no dot (Standard Webhooks 1.0.0, "webhook-id").
public record DeliveryId(String value) implements Comparable<DeliveryId> {
    private static final String PREFIX = "dlv_";

    public DeliveryId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a delivery id is dlv_ and 26 characters of Crockford's base 32");
        }
    }

    /// Sorts before every delivery of an event accepted at this moment or later, and after all others.
    public static DeliveryId earliestAt(Instant time) {
        return new DeliveryId(PREFIX + new Fingerprint(0, 0).textAt(time));
    }

    public static boolean isValid(String value) {
        return value.startsWith(PREFIX)
                && Fingerprint.isText(value, PREFIX.length())
                && value.charAt(PREFIX.length()) < '8';
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
