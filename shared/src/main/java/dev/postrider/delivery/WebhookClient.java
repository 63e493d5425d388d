package dev.postrider.delivery;

import java.time.Duration;
import java.util.Optional;

/// Sends one request, once: no redirect, no repeat, nothing after the deadline.
public interface WebhookClient {
    /// Sends a request and waits for its answer.
    ///
    /// @param deadline from name resolution to the last byte kept
    /// @return what came of it; never throws for anything that a receiver or the network does
    Exchange send(WebhookRequest request, Duration deadline);

    /// One request and its answer.
    ///
    /// @param outcome of an answer what its status says; whether it will do is for the channel to say
    record Exchange(AttemptOutcome outcome, Duration took, Journey journey, Optional<ReceivedResponse> response) {
        /// One of whose way nothing is known.
        public Exchange(AttemptOutcome outcome, Duration took, Optional<ReceivedResponse> response) {
            this(outcome, took, Journey.NONE, response);
        }

        /// The same in another's judgement.
        public Exchange judged(AttemptOutcome otherwise) {
            return new Exchange(otherwise, took, journey, response);
        }
    }
}
