package dev.postrider.replay;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.TypePattern;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.EventType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which deliveries a replay is about. Never those that tried a channel out: nobody waits for them.
///
/// @param statuses only those that are over, see [#REPLAYABLE]
/// @param reasons  what they failed for, or their last attempt came to; empty for any
/// @param types    of their events; empty for any
/// @param since    accepted then or later
/// @param until    accepted before then
public record ReplayFilter(
        Optional<ChannelId> channel,
        Set<DeliveryStatus> statuses,
        Set<Reason> reasons,
        List<TypePattern> types,
        Instant since,
        Instant until) {
    /// What has ended. All else is on its way and needs no replay.
    public static final Set<DeliveryStatus> REPLAYABLE =
            Set.copyOf(EnumSet.of(DeliveryStatus.SUCCEEDED, DeliveryStatus.FAILED, DeliveryStatus.CANCELLED));

    public ReplayFilter {
        statuses = Set.copyOf(statuses);
        reasons = Set.copyOf(reasons);
        types = List.copyOf(types);
    }

    /// Whether a delivery is one of those, as far as it can say itself.
    public boolean wants(Delivery delivery) {
        Instant acceptedAt = delivery.key().acceptedAt();
        return !isTest(delivery)
                && statuses.contains(delivery.status())
                && channel.map(delivery.key().channel()::equals).orElse(true)
                && !acceptedAt.isBefore(since)
                && acceptedAt.isBefore(until)
                && (reasons.isEmpty()
                        || reason(delivery).filter(reasons::contains).isPresent());
    }

    public boolean wants(EventType type) {
        return types.isEmpty() || types.stream().anyMatch(pattern -> pattern.matches(type));
    }

    private static boolean isTest(Delivery delivery) {
        return delivery.attempts().stream().limit(1).anyMatch(first -> first.trigger() == Trigger.TEST);
    }

    private static Optional<Reason> reason(Delivery delivery) {
        return delivery.state() instanceof DeliveryState.Failed(Instant _, Reason reason)
                ? Optional.of(reason)
                : delivery.attempts().reversed().stream().findFirst().map(Attempt::reason);
    }
}
