package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.health.Announcement;
import dev.postrider.metrics.Tally;
import dev.postrider.runtime.WideLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Decides what follows an attempt and records all of it in one write. A worker whose lease ran out meanwhile decides
/// nothing any more, but its request was sent, so its attempt still goes into the history.
public final class Recorder {
    private final Journal journal;
    private final DoubleSupplier chance;
    private final Announcer announcer;

    /// A recorder.
    ///
    /// @param chance from 0 to 1, for the jitter of waits
    public Recorder(
            DeliveryStore deliveries, InstantSource clock, DoubleSupplier chance, Announcer announcer, WideLog log) {
        this.journal = new Journal(deliveries, clock, log);
        this.chance = chance;
        this.announcer = announcer;
    }

    /// Records an attempt.
    ///
    /// @return what follows it
    Recorded record(Sendable sendable, Attempt attempt, AttemptOutcome outcome) {
        Delivery sending = sendable.delivery();
        Instant now = journal.now();
        RetryDecision decision = RetryDecision.after(
                outcome,
                sendable.channel().retry(),
                sending.progress(),
                new RetryDecision.Moment(now, chance.getAsDouble()));
        if (decision instanceof RetryDecision.GiveUp(Reason reason)) {
            announceEnd(sending, sendable.channel(), sendable.event(), reason);
        }
        boolean decides = journal.keep(sendable, attempt, decision, now);
        Optional<Delayed> next = decides && decision instanceof RetryDecision.RetryAt(Instant at)
                ? wakeUp(sending, Duration.between(now, at))
                : Optional.empty();
        return new Recorded(next, decides ? sequel(decision) : Tally.Sequel.UNKNOWN);
    }

    /// What follows an attempt.
    ///
    /// @param next the wake-up for the next one, if the queue is to bring it
    record Recorded(Optional<Delayed> next, Tally.Sequel sequel) {}

    private static Tally.Sequel sequel(RetryDecision decision) {
        return switch (decision) {
            case RetryDecision.Done _ -> Tally.Sequel.LANDED;
            case RetryDecision.RetryAt _ -> Tally.Sequel.RETRIED;
            case RetryDecision.GiveUp _ -> Tally.Sequel.GIVEN_UP;
        };
    }

    /// Tells that a delivery is about to fail for good; not if its event has itself told something of the kind, and
    /// not of a test.
    void announceEnd(Delivery delivery, Channel channel, AcceptedEvent event, Reason reason) {
        boolean isTest = delivery.state() instanceof DeliveryState.Sending sending && sending.trigger() == Trigger.TEST;
        if (!isTest && !event.event().type().isOperational()) {
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
}
