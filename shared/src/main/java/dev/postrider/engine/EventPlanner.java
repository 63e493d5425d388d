package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.matching.Matching;
import dev.postrider.render.OpenChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns an accepted event into deliveries. Whoever stores the event first freezes the list of its channels;
/// everyone after works with that list, and with channels no older than it. When this returns, every channel of
/// the list has a delivery that is due or over, so the event's message may go; when it throws, the message comes
/// again and nothing is created twice.
public final class EventPlanner {
    private static final int MAX_AT_ONCE = 16;

    private final Matching matching;
    private final EventStore events;
    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final Dispatcher dispatcher;
    private final Gate gate;

    public EventPlanner(
            Matching matching,
            EventStore events,
            DeliveryStore deliveries,
            WakeUpQueue wakeUps,
            Dispatcher dispatcher,
            Gate gate) {
        this.matching = matching;
        this.events = events;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.dispatcher = dispatcher;
        this.gate = gate;
    }

    /// Plans an event, and sends what can be sent at once.
    ///
    /// @param mayAttempt whether anything is sent here at all; not when the message has come before, since whatever
    ///                   killed that worker might kill this one
    public void plan(AcceptedEvent accepted, boolean mayAttempt, Invocation invocation) {
        Catalog seen = invocation.catalog(accepted.tenant());
        PlannedEvent planned =
                events.plan(new PlannedEvent(accepted, matching.wanting(seen, accepted), seen.revision()));
        Catalog catalog = planned.revision() > seen.revision() ? invocation.newerCatalog(accepted.tenant()) : seen;
        gate.lookAt(accepted.tenant(), planned.channels());
        List<Delayed> woken = new ArrayList<>();
        List<Sendable> atOnce = new ArrayList<>();
        for (ChannelId id : planned.channels()) {
            DeliveryKey key = DeliveryKey.of(planned.accepted(), id);
            Optional<Channel> channel = catalog.find(id);
            Optional<OpenChannel> now = channel.filter(known -> mayAttempt
                            && atOnce.size() < MAX_AT_ONCE
                            && dispatcher.canSendNow(accepted.tenant(), known, invocation))
                    .flatMap(known -> opened(accepted.tenant(), known, invocation));
            switch (create(planned.accepted(), key, channel, now)) {
                case Created.Claimed(Sendable sendable) -> atOnce.add(sendable);
                case Created.Waiting(WakeUp wakeUp) -> woken.add(new Delayed(wakeUp, Duration.ZERO));
                case Created.Settled _ -> {}
            }
        }
        try {
            wakeUps.send(woken);
        } finally {
            dispatcher.attemptAll(atOnce, invocation);
        }
    }

    /// What became of one channel of the list.
    private sealed interface Created {
        record Claimed(Sendable sendable) implements Created {}

        record Waiting(WakeUp wakeUp) implements Created {}

        record Settled() implements Created {}
    }

    private Created create(
            AcceptedEvent event, DeliveryKey key, Optional<Channel> channel, Optional<OpenChannel> open) {
        Instant now = dispatcher.now();
        if (channel.isEmpty()) {
            deliveries.create(Delivery.cancelled(key, now));
            return new Created.Settled();
        }
        Channel known = channel.orElseThrow();
        Optional<Hold> hold = gate.holdAtPlanning(key.tenant(), known, now);
        if (hold.isPresent()) {
            gate.mark(key.tenant(), known, now);
            deliveries.create(
                    Delivery.held(key, hold.orElseThrow(), known.retry().maxAge(), now));
            return new Created.Settled();
        }
        if (open.isPresent()) {
            return deliveries
                    .create(Delivery.sending(key, known, now))
                    .<Created>map(delivery -> new Created.Claimed(new Sendable(delivery, open.orElseThrow(), event)))
                    .orElseGet(Created.Settled::new);
        }
        return deliveries
                .create(Delivery.pending(key, now))
                .<Created>map(_ -> new Created.Waiting(new WakeUp(key.tenant(), key.channel(), key.event(), 1)))
                .orElseGet(Created.Settled::new);
    }

    /// Empty while the key of its secrets cannot be used: its wake-up asks again, and nobody else waits for that.
    private static Optional<OpenChannel> opened(TenantId tenant, Channel channel, Invocation invocation) {
        try {
            return Optional.of(invocation.open(tenant, channel));
        } catch (RuntimeException keyUnavailable) {
            return Optional.empty();
        }
    }
}
