package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Does with single deliveries what a person asks for: one more attempt, or none.
public final class Operator {
    private static final int MAX_TRIES = 10;

    private final ChannelStore channels;
    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final InstantSource clock;

    public Operator(ChannelStore channels, DeliveryStore deliveries, WakeUpQueue wakeUps, InstantSource clock) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /// Asks for one more attempt. If the queue does not take its wake-up, the sweep brings the attempt.
    ///
    /// @return empty when there is no such delivery
    public Optional<Intervention> retry(TenantId tenant, DeliveryId id) {
        Optional<Intervention> answer = change(tenant, id, this::retried);
        if (answer.orElse(null) instanceof Intervention.Granted(Delivery waiting)) {
            wakeUps.send(List.of(new Delayed(waiting.nextWakeUp(), Duration.ZERO)));
        }
        return answer;
    }

    private Intervention retried(Delivery delivery) {
        Optional<ChannelState> state =
                channels.find(delivery.key().tenant(), delivery.key().channel()).map(Channel::state);
        return state.map(known -> Intervention.retry(delivery, known, clock.instant()))
                .orElseGet(() -> new Intervention.Refused("its channel is gone; create it again first"));
    }

    /// Calls off what is still to come of a delivery.
    ///
    /// @return empty when there is no such delivery
    public Optional<Intervention> cancel(TenantId tenant, DeliveryId id) {
        return change(tenant, id, delivery -> Intervention.cancel(delivery, clock.instant()));
    }

    private Optional<Intervention> change(TenantId tenant, DeliveryId id, Function<Delivery, Intervention> wish) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Delivery> seen = deliveries.find(tenant, id);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            Intervention answer = wish.apply(seen.orElseThrow());
            Optional<Intervention> settled = switch (answer) {
                case Intervention.Refused refused -> Optional.of(refused);
                case Intervention.Granted(Delivery next) ->
                    deliveries.replace(seen.orElseThrow(), next).map(Intervention.Granted::new);
            };
            if (settled.isPresent()) {
                return settled;
            }
        }
        throw new IllegalStateException("delivery " + id + " changes too often to be changed");
    }
}
