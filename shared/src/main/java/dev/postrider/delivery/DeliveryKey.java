package dev.postrider.delivery;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.Fingerprint;
import dev.postrider.event.TenantId;
import java.time.Instant;

/// What a delivery is: one event for one channel. The id follows from it, so that two workers that plan the same event
/// name the same delivery; the acceptance time is that of the stored event, whichever worker stored it.
public record DeliveryKey(TenantId tenant, ChannelId channel, EventId event, Instant acceptedAt) {
    public static DeliveryKey of(AcceptedEvent accepted, ChannelId channel) {
        return new DeliveryKey(accepted.tenant(), channel, accepted.event().id(), accepted.acceptedAt());
    }

    public DeliveryId id() {
        return new DeliveryId("dlv_"
                + Fingerprint.of("delivery", tenant.value(), channel.value(), event.value())
                        .textAt(acceptedAt));
    }
}
