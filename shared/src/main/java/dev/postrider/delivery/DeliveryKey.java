package dev.postrider.delivery;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.Fingerprint;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.Objects;

/// What a delivery is: one event for one channel. The id follows from it, so that two workers that plan the same event
/// name the same delivery; the acceptance time is that of the stored event, whichever worker stored it.
public final class DeliveryKey {
    private final TenantId tenant;
    private final ChannelId channel;
    private final EventId event;
    private final Instant acceptedAt;
    private final DeliveryId id;

    public DeliveryKey(TenantId tenant, ChannelId channel, EventId event, Instant acceptedAt) {
        this.tenant = tenant;
        this.channel = channel;
        this.event = event;
        this.acceptedAt = acceptedAt;
        this.id = new DeliveryId("dlv_"
                + Fingerprint.of("delivery", tenant.value(), channel.value(), event.value())
                        .textAt(acceptedAt));
    }

    public static DeliveryKey of(AcceptedEvent accepted, ChannelId channel) {
        return new DeliveryKey(accepted.tenant(), channel, accepted.event().id(), accepted.acceptedAt());
    }

    public TenantId tenant() {
        return tenant;
    }

    public ChannelId channel() {
        return channel;
    }

    public EventId event() {
        return event;
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }

    public DeliveryId id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeliveryKey that
                && tenant.equals(that.tenant)
                && channel.equals(that.channel)
                && event.equals(that.event)
                && acceptedAt.equals(that.acceptedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, channel, event, acceptedAt);
    }

    @Override
    public String toString() {
        return "DeliveryKey[tenant=" + tenant + ", channel=" + channel + ", event=" + event + ", acceptedAt="
                + acceptedAt + "]";
    }
}
