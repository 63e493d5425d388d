package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.matching.Matching;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns an accepted event into deliveries. Whoever stores the event first freezes the list of its channels; everyone
/// after works with that list, and with channels no older than it. When this returns, every channel of the list has a
/// delivery that is due or over, so the event's message may go; when it throws, the message comes again and nothing is
/// created twice.
public final class EventPlanner {
    private static final int MAX_AT_ONCE = 16;

    private final CatalogCache catalogs;
    private final Matching matching;
    private final EventStore events;
    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final Dispatcher dispatcher;

    public EventPlanner(
            CatalogCache catalogs,
            Matching matching,
            EventStore events,
            DeliveryStore deliveries,
            WakeUpQueue wakeUps,
            Dispatcher dispatcher) {
        this.catalogs = catalogs;
        this.matching = matching;
        this.events = events;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.dispatcher = dispatcher;
    }

    /// Plans an event, and sends what can be sent at once.
    ///
    /// @param mayAttempt whether anything is sent here at all; not when the message has come before, since whatever
    ///                   killed that worker might kill this one
    /// @param end        of this invocation
    public void plan(AcceptedEvent accepted, boolean mayAttempt, Instant end) {
        Catalog seen = catalogs.current(accepted.tenant());
        PlannedEvent planned =
                events.plan(new PlannedEvent(accepted, matching.wanting(seen, accepted), seen.revision()));
        Catalog catalog = planned.revision() > seen.revision() ? catalogs.current(accepted.tenant()) : seen;
        List<Delayed> woken = new ArrayList<>();
        List<Sendable> atOnce = new ArrayList<>();
        for (ChannelId id : planned.channels()) {
            DeliveryKey key = DeliveryKey.of(planned.accepted(), id);
            Optional<Channel> channel = catalog.find(id);
            boolean now = mayAttempt
                    && atOnce.size() < MAX_AT_ONCE
                    && channel.filter(known -> dispatcher.canSendNow(accepted.tenant(), known, end))
                            .isPresent();
            switch (create(key, channel, now)) {
                case Created.Claimed(Sendable sendable) -> atOnce.add(sendable);
                case Created.Waiting(WakeUp wakeUp) -> woken.add(new Delayed(wakeUp, Duration.ZERO));
                case Created.Settled _ -> {}
            }
        }
        try {
            wakeUps.send(woken);
        } finally {
            dispatcher.attemptAll(atOnce, planned.accepted());
        }
    }

    /// What became of one channel of the list.
    private sealed interface Created {
        record Claimed(Sendable sendable) implements Created {}

        record Waiting(WakeUp wakeUp) implements Created {}

        record Settled() implements Created {}
    }

    private Created create(DeliveryKey key, Optional<Channel> channel, boolean sendNow) {
        Instant now = dispatcher.now();
        if (channel.isEmpty() || channel.orElseThrow().state() == ChannelState.DISABLED) {
            deliveries.create(Delivery.cancelled(key, now));
            return new Created.Settled();
        }
        Channel known = channel.orElseThrow();
        if (known.state() == ChannelState.PAUSED) {
            deliveries.create(Delivery.held(key, now));
            return new Created.Settled();
        }
        if (sendNow) {
            return deliveries
                    .create(Delivery.sending(key, known, now))
                    .<Created>map(delivery -> new Created.Claimed(new Sendable(delivery, known)))
                    .orElseGet(Created.Settled::new);
        }
        return deliveries
                .create(Delivery.pending(key, now))
                .<Created>map(_ -> new Created.Waiting(new WakeUp(key.tenant(), key.channel(), key.event(), 1)))
                .orElseGet(Created.Settled::new);
    }
}
