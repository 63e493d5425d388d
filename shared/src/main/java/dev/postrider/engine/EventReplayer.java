package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.ReplayId;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.matching.Matching;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Matches an event again, with the channels as they are now, and has it sent to each that wants it: once more where
/// there is a delivery, for the first time where there is none. The channels that are new to the event go on its list
/// before anything is made for them, so that whoever looks for its deliveries finds all of them.
public final class EventReplayer {
    private final ChannelStore channels;
    private final Matching matching;
    private final Replayer.Reading reading;
    private final Redelivery redelivery;
    private final WakeUpQueue wakeUps;
    private final InstantSource clock;

    public EventReplayer(
            ChannelStore channels,
            Matching matching,
            Replayer.Reading reading,
            Redelivery redelivery,
            WakeUpQueue wakeUps,
            InstantSource clock) {
        this.channels = channels;
        this.matching = matching;
        this.reading = reading;
        this.redelivery = redelivery;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /// Replays an event.
    ///
    /// @param by the replay that this is: repeated, it sends nothing twice
    /// @return what came of it for each channel that wants the event; empty when there is no such event
    public Optional<SequencedMap<DeliveryKey, Intervention>> replay(TenantId tenant, EventId id, ReplayId by) {
        return events().find(tenant, id).map(planned -> replay(planned, by));
    }

    private EventStore events() {
        return reading.events();
    }

    private DeliveryStore deliveries() {
        return reading.deliveries();
    }

    private SequencedMap<DeliveryKey, Intervention> replay(PlannedEvent planned, ReplayId by) {
        TenantId tenant = planned.accepted().tenant();
        List<ChannelId> wanting = matching.wanting(channels.refresh(Catalog.empty(tenant)), planned.accepted());
        List<ChannelId> fresh = wanting.stream()
                .filter(channel -> !planned.channels().contains(channel))
                .toList();
        events().extend(tenant, planned.accepted().event().id(), fresh);
        Instant now = clock.instant();
        SequencedMap<DeliveryKey, Intervention> came = new LinkedHashMap<>();
        List<Delayed> delayed = new ArrayList<>();
        for (ChannelId channel : wanting) {
            DeliveryKey key = DeliveryKey.of(planned.accepted(), channel);
            Intervention each = replay(key, new Redelivery.Wish(by, false, now));
            came.put(key, each);
            if (each instanceof Intervention.Granted(Delivery delivery)) {
                delayed.add(new Delayed(delivery.nextWakeUp(), Duration.ZERO));
            }
        }
        wakeUps.send(delayed);
        return came;
    }

    private Intervention replay(DeliveryKey key, Redelivery.Wish wish) {
        return deliveries()
                .create(Delivery.replayed(key, wish.by(), wish.place()))
                .<Intervention>map(Intervention.Granted::new)
                .orElseGet(() -> deliveries()
                        .find(key.tenant(), key.id())
                        .map(known -> redelivery.take(known, wish))
                        .orElseGet(() -> new Intervention.Refused("it has expired")));
    }
}
