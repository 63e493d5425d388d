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
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.engine.Gate.Passage;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.render.OpenChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Brings a delivery one attempt further: claim, send, record; or holds it where its channel takes no attempts.
public final class Dispatcher {
    /// What must remain of an invocation beyond a channel's deadline for a send to begin.
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final EventStore events;
    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final Attempter attempter;
    private final Gate gate;

    public Dispatcher(
            EventStore events, DeliveryStore deliveries, WakeUpQueue wakeUps, Attempter attempter, Gate gate) {
        this.events = events;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.attempter = attempter;
        this.gate = gate;
    }

    Instant now() {
        return attempter.now();
    }

    /// Whether a request to a channel may begin now, in the course of planning an event.
    boolean canSendNow(TenantId tenant, Channel channel, Invocation invocation) {
        return channel.state() == ChannelState.ENABLED
                && hasTime(channel, invocation)
                && attempter.isCalm(tenant, channel)
                && gate.isWideOpen(tenant, channel, now());
    }

    private boolean hasTime(Channel channel, Invocation invocation) {
        return !now().plus(longest(channel)).plus(RESERVE).isAfter(invocation.end());
    }

    /// From a claim to the end of its attempt, at most.
    private static Duration longest(Channel channel) {
        return channel.rules().ratePerSecond().isPresent()
                ? channel.timeout().plus(Gate.LONGEST_WAIT)
                : channel.timeout();
    }

    /// Makes the attempts of deliveries that are claimed already, all at once.
    void attemptAll(List<Sendable> claimed, Invocation invocation) {
        wakeUps.send(attempter.attemptAll(claimed, invocation));
    }

    /// Follows a wake-up. A stale one ends here without a trace.
    ///
    /// @throws NoTimeLeft when this invocation is too near its end; the message comes again
    public void wake(WakeUp wakeUp, Invocation invocation) {
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
        Optional<Channel> channel = invocation
                .catalog(wakeUp.tenant())
                .find(wakeUp.channel())
                .map(now -> invocation.rendered(delivery.orElseThrow(), now));
        Woken woken = new Woken(delivery.orElseThrow(), accepted, wakeUp);
        claim(woken, channel, invocation).ifPresent(sendable -> attemptAll(List.of(sendable), invocation));
    }

    /// A delivery as it was found, and what has woken it.
    private record Woken(Delivery delivery, AcceptedEvent event, WakeUp wakeUp) {}

    private Optional<Sendable> claim(Woken woken, Optional<Channel> channel, Invocation invocation) {
        Delivery delivery = woken.delivery();
        Duration deadline = channel.map(Dispatcher::longest).orElse(DeliveryRules.DEFAULT_TIMEOUT);
        return switch (delivery.claim(woken.wakeUp().attempt(), deadline, now())) {
            case Claim.Stale _ -> Optional.empty();
            case Claim.Landed(Delivery ended) -> end(delivery, ended);
            case Claim.Poisoned(Delivery ended) -> {
                channel.ifPresent(known -> attempter.abandon(delivery, known, woken.event(), Reason.WORKER_LOST));
                yield end(delivery, ended);
            }
            case Claim.TooEarly(Duration remaining) -> {
                wakeAgain(woken.wakeUp(), remaining);
                yield Optional.empty();
            }
            case Claim.Granted(Delivery sending) -> take(woken, sending, channel, invocation);
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

    private Optional<Sendable> take(Woken woken, Delivery sending, Optional<Channel> channel, Invocation invocation) {
        if (channel.isEmpty()) {
            deliveries.replace(woken.delivery(), woken.delivery().cancelledAt(now()));
            return Optional.empty();
        }
        Channel current = channel.orElseThrow();
        Optional<Hold> hold = Gate.holdOf(current);
        if (hold.isPresent()) {
            hold(woken, current, hold.orElseThrow());
            return Optional.empty();
        }
        if (!hasTime(current, invocation)) {
            throw new NoTimeLeft();
        }
        return pass(woken, sending, invocation.open(woken.delivery().key().tenant(), current));
    }

    private Optional<Sendable> pass(Woken woken, Delivery sending, OpenChannel open) {
        Delivery seen = woken.delivery();
        Channel channel = open.channel();
        Instant now = now();
        switch (gate.pass(seen, channel, now)) {
            case Passage.Free(Instant place) -> {
                Optional<Delivery> claimed = deliveries.replace(seen, sending);
                claimed.ifPresent(_ -> gate.await(place, now));
                return claimed.map(mine -> new Sendable(mine, open, woken.event()));
            }
            case Passage.Held(Hold hold) -> hold(woken, channel, hold);
            case Passage.Paced(Instant place) -> {
                deliveries.replace(seen, seen.pacedAt(place, now));
                wakeAgain(woken.wakeUp(), Duration.between(now, place));
            }
            case Passage.Expired() -> {
                attempter.abandon(seen, channel, woken.event(), Reason.EXPIRED);
                deliveries.replace(seen, seen.expiredAt(now));
            }
        }
        return Optional.empty();
    }

    /// Holds a delivery. Of one that has been held for long, the event is kept longer as well: nothing that a pause
    /// keeps may expire with it.
    private void hold(Woken woken, Channel channel, Hold hold) {
        Delivery seen = woken.delivery();
        Instant now = now();
        if (seen.wasJustHeld(hold, now)) {
            return;
        }
        gate.mark(seen.key().tenant(), channel, now);
        Delivery held = seen.heldAt(hold, channel.retry().maxAge(), now);
        if (held.progress().since().isAfter(seen.progress().since())) {
            events.keep(seen.key().tenant(), seen.key().event(), held.progress().since());
        }
        deliveries.replace(seen, held);
    }

    /// Too little of the invocation is left to begin a request.
    public static final class NoTimeLeft extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoTimeLeft() {
            super("too little of this invocation is left to begin a request", null, false, false);
        }
    }
}
