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
    boolean keep(Sendable sendable, Attempt attempt, RetryDecision decision, Instant now) {
        boolean decides = store(sendable.delivery(), attempt, decision, now);
        log.write(
                "delivery.attempted",
                line -> AttemptLine.of(sendable, attempt)
                        .write(line, decides ? Optional.of(decision) : Optional.empty()));
        return decides;
    }

    /// Stores the attempt of a test, which nothing follows.
    ///
    /// @return the delivery with it
    Delivery keepTest(Sendable sendable, Attempt attempt) {
        keep(sendable, attempt, RetryDecision.ofTest(attempt.reason()), now());
        Delivery sending = sendable.delivery();
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
}
