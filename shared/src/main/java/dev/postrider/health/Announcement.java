package dev.postrider.health;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.Reason;
import dev.postrider.event.TenantId;
import java.time.Instant;

/// Something that Postrider itself tells about a channel, as an event that other channels may match.
public sealed interface Announcement {
    TenantId tenant();

    Channel channel();

    /// What follows `postrider.` in the event's type.
    default String type() {
        return switch (this) {
            case Exhausted _ -> "delivery.exhausted";
            case Failing _ -> "channel.failing";
            case Recovered _ -> "channel.recovered";
            case Disabled _ -> "channel.disabled";
        };
    }

    /// A delivery has failed for good.
    ///
    /// @param attempts that were made of it
    record Exhausted(DeliveryKey delivery, Channel channel, Reason reason, int attempts) implements Announcement {
        @Override
        public TenantId tenant() {
            return delivery.tenant();
        }
    }

    /// The breaker has opened, since the receiver fails.
    ///
    /// @param reason of the last failure
    /// @param until  when the receiver is asked again
    record Failing(TenantId tenant, Channel channel, Reason reason, Instant until) implements Announcement {}

    /// The breaker has closed again.
    record Recovered(TenantId tenant, Channel channel) implements Announcement {}

    /// Postrider has disabled the channel.
    record Disabled(TenantId tenant, Channel channel, ChannelStatus.Reason reason) implements Announcement {}
}
