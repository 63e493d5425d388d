package dev.postrider.engine;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
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
    private final WideLog log;

    /// A recorder.
    ///
    /// @param chance from 0 to 1, for the jitter of waits
    public Recorder(DeliveryStore deliveries, InstantSource clock, DoubleSupplier chance, WideLog log) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.chance = chance;
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
        boolean isRecorded = deliveries
                .replace(sending, sending.recorded(attempt, decision, now))
                .isPresent();
        write(sending, attempt, isRecorded ? decision.toString() : "fenced");
        if (!isRecorded) {
            addToHistory(sending, attempt);
            return Optional.empty();
        }
        return decision instanceof RetryDecision.RetryAt(Instant at)
                ? wakeUp(sending, Duration.between(now, at))
                : Optional.empty();
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

    private void addToHistory(Delivery delivery, Attempt attempt) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Delivery> current =
                    deliveries.find(delivery.key().tenant(), delivery.key().id());
            if (current.isEmpty()
                    || deliveries
                            .replace(
                                    current.orElseThrow(),
                                    current.orElseThrow().withLateAttempt(attempt, clock.instant()))
                            .isPresent()) {
                return;
            }
        }
        throw new IllegalStateException("an attempt could not be added to the history of "
                + delivery.key().id());
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
