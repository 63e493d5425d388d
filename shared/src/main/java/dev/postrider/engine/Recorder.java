package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.health.Announcement;
import dev.postrider.runtime.WideLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Decides what follows an attempt and records all of it in one write. A worker whose lease ran out meanwhile decides
/// nothing any more, but its request was sent, so its attempt still goes into the history.
public final class Recorder {
    private static final int MAX_TRIES = 10;

    private final DeliveryStore deliveries;
    private final InstantSource clock;
    private final DoubleSupplier chance;
    private final Announcer announcer;
    private final WideLog log;

    /// A recorder.
    ///
    /// @param chance from 0 to 1, for the jitter of waits
    public Recorder(
            DeliveryStore deliveries, InstantSource clock, DoubleSupplier chance, Announcer announcer, WideLog log) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.chance = chance;
        this.announcer = announcer;
        this.log = log;
    }

    /// Records an attempt.
    ///
    /// @return the wake-up for the next one, if the queue is to bring it
    Optional<Delayed> record(Sendable sendable, Attempt attempt, AttemptOutcome outcome) {
        Delivery sending = sendable.delivery();
        Instant now = clock.instant();
        RetryDecision decision = RetryDecision.after(
                outcome,
                sendable.channel().retry(),
                sending.progress(),
                new RetryDecision.Moment(now, chance.getAsDouble()));
        if (decision instanceof RetryDecision.GiveUp(Reason reason)) {
            announceEnd(sending, sendable.channel(), sendable.event(), reason);
        }
        boolean decides = keep(sending, attempt, decision, now);
        write(sending, attempt, decides ? decision.word() : "fenced");
        return decides && decision instanceof RetryDecision.RetryAt(Instant at)
                ? wakeUp(sending, Duration.between(now, at))
                : Optional.empty();
    }

    /// Tells that a delivery is about to fail for good; not if its event has itself told something of the kind.
    void announceEnd(Delivery delivery, Channel channel, AcceptedEvent event, Reason reason) {
        if (!event.event().type().isOperational()) {
            announcer.announce(new Announcement.Exhausted(
                    delivery.key(), channel, reason, delivery.progress().begun()));
        }
    }

    private static Optional<Delayed> wakeUp(Delivery delivery, Duration wait) {
        if (wait.compareTo(Delivery.LONGEST_QUEUE_DELAY) > 0) {
            return Optional.empty();
        }
        WakeUp next = new WakeUp(
                delivery.key().tenant(),
                delivery.key().channel(),
                delivery.key().event(),
                delivery.progress().begun() + 1);
        return Optional.of(new Delayed(next, wait));
    }

    /// Stores an attempt: with what it decides while its claim stands, and after that in the history alone. A delivery
    /// may have changed although the claim stands: an earlier worker has added its late attempt.
    private boolean keep(Delivery sending, Attempt attempt, RetryDecision decision, Instant now) {
        Optional<Delivery> current = Optional.of(sending);
        for (int tries = 0; tries < MAX_TRIES && current.isPresent(); tries++) {
            Delivery seen = current.orElseThrow();
            boolean decides = seen.isClaimedFor(attempt.number());
            Delivery next = decides ? seen.recorded(attempt, decision, now) : seen.withLateAttempt(attempt, now);
            if (deliveries.replace(seen, next).isPresent()) {
                return decides;
            }
            current = deliveries.find(sending.key().tenant(), sending.key().id());
        }
        if (current.isPresent()) {
            throw new IllegalStateException(
                    "an attempt could not be recorded: " + sending.key().id() + " changes too often");
        }
        return false;
    }

    private void write(Delivery delivery, Attempt attempt, String decision) {
        log.write(
                "delivery.attempted",
                line -> line.put("tenant", delivery.key().tenant().value())
                        .put("channel", delivery.key().channel().value())
                        .put("event", delivery.key().event().value())
                        .put("delivery", delivery.key().id().value())
                        .put("attempt", attempt.number())
                        .put("reason", attempt.reason().code())
                        .put("durationMs", attempt.took().toMillis())
                        .put("decision", decision));
    }
}
