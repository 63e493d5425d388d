package dev.postrider.event;

import com.github.f4b6a3.ulid.Ulid;

/// The identity of an accepted event: `evt_` and 26 characters. What has the same id is the same event.
public record EventId(String value) {
    private static final String PREFIX = "evt_";

    public EventId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an event id is evt_ and 26 characters of Crockford's base 32");
        }
    }

    public static boolean isValid(String value) {
        return value.startsWith(PREFIX) && Fingerprint.isText(value, PREFIX.length());
    }

    /// The identity of an event that its source named itself (CloudEvents 1.0, section 3.1.1: source and id are
    /// unique).
    public static EventId ofSource(TenantId tenant, String source, String sourceId) {
        return new EventId(PREFIX
                + Fingerprint.of("source", tenant.value(), source, sourceId).text());
    }

    /// The identity of an event whose request carried an Idempotency-Key.
    public static EventId ofIdempotencyKey(TenantId tenant, String key, int indexInBatch) {
        return new EventId(PREFIX
                + Fingerprint.of("key", tenant.value(), key, Integer.toString(indexInBatch))
                        .text());
    }

    /// The identity of what Postrider itself tells about a channel: one for each type, channel and hour. No event of
    /// anybody else's can take it.
    public static EventId ofAnnouncement(TenantId tenant, String type, String channel, String hour) {
        return new EventId(PREFIX
                + Fingerprint.of("announcement", tenant.value(), type, channel, hour)
                        .text());
    }

    /// An identity for an event that nothing else identifies.
    public static EventId of(Ulid fresh) {
        return new EventId(PREFIX + fresh);
    }

    @Override
    public String toString() {
        return value;
    }
}
