package dev.postrider.delivery;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.EventId;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Deliveries and attempts in which only a test's own point differs.
final class SampleDelivery {
    static final Instant ACCEPTED_AT = SampleEvent.ACCEPTED_AT;
    static final DeliveryKey KEY = new DeliveryKey(
            TenantId.DEFAULT,
            new ChannelId("prod-alerts"),
            EventId.ofSource(TenantId.DEFAULT, "shop", "A-1"),
            ACCEPTED_AT);
    static final Duration DEADLINE = Duration.ofSeconds(15);

    private SampleDelivery() {}

    /// A claimed delivery.
    static Delivery sending(Instant now) {
        return granted(Delivery.pending(KEY, now), now);
    }

    /// What the next claim gives.
    static Delivery granted(Delivery delivery, Instant now) {
        Claim claim = delivery.claim(delivery.progress().begun() + 1, DEADLINE, now);
        if (claim instanceof Claim.Granted(Delivery sending)) {
            return sending;
        }
        throw new AssertionError("not granted: " + claim);
    }

    static Attempt attempt(int number, Reason reason) {
        return new Attempt(
                number,
                Trigger.AUTO,
                1,
                new Timing(ACCEPTED_AT, ACCEPTED_AT, Duration.ofMillis(20)),
                reason,
                Optional.empty(),
                Journey.NONE,
                Optional.of(new SentRequest("POST", "https://hooks.example.com/", new LinkedHashMap<>(), text("{}"))),
                Optional.of(new ReceivedResponse(500, new LinkedHashMap<>(), text("down"), Optional.empty())));
    }

    private static Snippet text(String text) {
        return new Snippet(text, text.length(), false);
    }
}
