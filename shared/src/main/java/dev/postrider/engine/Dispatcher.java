package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.delivery.Claim;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Brings a delivery one attempt further: claim, send, record.
public final class Dispatcher {
    /// What must remain of an invocation beyond a channel's deadline for a send to begin.
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final CatalogCache catalogs;
    private final EventStore events;
    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final Attempter attempter;

    public Dispatcher(
            CatalogCache catalogs,
            EventStore events,
            DeliveryStore deliveries,
            WakeUpQueue wakeUps,
            Attempter attempter) {
        this.catalogs = catalogs;
        this.events = events;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.attempter = attempter;
    }

    Instant now() {
        return attempter.now();
    }

    /// Whether a request to a channel may begin now, in the course of planning an event.
    boolean canSendNow(TenantId tenant, Channel channel, Instant end) {
        return channel.state() == ChannelState.ENABLED && hasTime(channel, end) && attempter.isCalm(tenant, channel);
    }

    private boolean hasTime(Channel channel, Instant end) {
        return !now().plus(channel.timeout()).plus(RESERVE).isAfter(end);
    }

    /// Makes the attempts of deliveries that are claimed already, all at once.
    void attemptAll(List<Sendable> claimed, AcceptedEvent event) {
        wakeUps.send(attempter.attemptAll(claimed, event));
    }

    /// Follows a wake-up. A stale one ends here without a trace.
    ///
    /// @throws NoTimeLeft when this invocation is too near its end; the message comes again
    public void wake(WakeUp wakeUp, Instant end) {
        Optional<PlannedEvent> planned = events.find(wakeUp.tenant(), wakeUp.event());
        if (planned.isEmpty()) {
            return;
        }
        AcceptedEvent accepted = planned.orElseThrow().accepted();
        DeliveryKey key = DeliveryKey.of(accepted, wakeUp.channel());
        Optional<Delivery> delivery = deliveries.find(key.tenant(), key.id());
        if (delivery.isEmpty()) {
            return;
        }
        Optional<Channel> channel = catalogs.current(wakeUp.tenant()).find(wakeUp.channel());
        claim(delivery.orElseThrow(), wakeUp, channel, end)
                .ifPresent(sendable -> attemptAll(List.of(sendable), accepted));
    }

    private Optional<Sendable> claim(Delivery delivery, WakeUp wakeUp, Optional<Channel> channel, Instant end) {
        Duration deadline = channel.map(Channel::timeout).orElse(DeliveryRules.DEFAULT_TIMEOUT);
        return switch (delivery.claim(wakeUp.attempt(), deadline, now())) {
            case Claim.Stale _ -> Optional.empty();
            case Claim.Landed(Delivery ended) -> end(delivery, ended);
            case Claim.Poisoned(Delivery ended) -> end(delivery, ended);
            case Claim.TooEarly(Duration remaining) -> {
                wakeAgain(wakeUp, remaining);
                yield Optional.empty();
            }
            case Claim.Granted(Delivery sending) -> take(delivery, sending, channel, end);
        };
    }

    private Optional<Sendable> end(Delivery seen, Delivery ended) {
        deliveries.replace(seen, ended);
        return Optional.empty();
    }

    /// A wake-up that came before its time goes back for the rest of it, unless the rest is the sweeper's.
    private void wakeAgain(WakeUp wakeUp, Duration remaining) {
        if (remaining.compareTo(Delivery.LONGEST_QUEUE_DELAY) <= 0) {
            wakeUps.send(List.of(new Delayed(wakeUp, remaining)));
        }
    }

    private Optional<Sendable> take(Delivery seen, Delivery sending, Optional<Channel> channel, Instant end) {
        if (channel.isEmpty()) {
            deliveries.replace(seen, seen.cancelledAt(now()));
            return Optional.empty();
        }
        Channel current = channel.orElseThrow();
        if (current.state() != ChannelState.ENABLED) {
            deliveries.replace(seen, seen.heldAt(now()));
            return Optional.empty();
        }
        if (!hasTime(current, end)) {
            throw new NoTimeLeft();
        }
        return deliveries.replace(seen, sending).map(claimed -> new Sendable(claimed, current));
    }

    /// Too little of the invocation is left to begin a request.
    public static final class NoTimeLeft extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoTimeLeft() {
            super("too little of this invocation is left to begin a request", null, false, false);
        }
    }
}
