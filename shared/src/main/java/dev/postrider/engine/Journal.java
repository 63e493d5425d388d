package dev.postrider.engine;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.runtime.WideLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Writes attempts down: into the delivery's history, and one line into the log.
public final class Journal {
    private static final int MAX_TRIES = 10;

    private final DeliveryStore deliveries;
    private final InstantSource clock;
    private final WideLog log;

    public Journal(DeliveryStore deliveries, InstantSource clock, WideLog log) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.log = log;
    }

    Instant now() {
        return clock.instant();
    }

    /// Stores an attempt: with what it decides while its claim stands, and after that in the history alone. A delivery
    /// may have changed although the claim stands: an earlier worker has added its late attempt.
    ///
    /// @return whether the decision counts
    boolean keep(Delivery sending, Attempt attempt, RetryDecision decision, Instant now) {
        boolean decides = store(sending, attempt, decision, now);
        write(sending, attempt, decides ? decision.word() : "fenced");
        return decides;
    }

    /// Stores the attempt of a test, which nothing follows.
    ///
    /// @return the delivery with it
    Delivery keepTest(Delivery sending, Attempt attempt) {
        keep(sending, attempt, RetryDecision.ofTest(attempt.reason()), now());
        return deliveries.find(sending.key().tenant(), sending.key().id()).orElse(sending);
    }

    private boolean store(Delivery sending, Attempt attempt, RetryDecision decision, Instant now) {
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
                        .put("trigger", attempt.trigger().word())
                        .put("reason", attempt.reason().code())
                        .put("durationMs", attempt.timing().took().toMillis())
                        .put("decision", decision));
    }
}
