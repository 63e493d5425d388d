package dev.postrider.proof;

import dev.postrider.delivery.Reason;
import java.time.Instant;

/// A request that a receiver has seen.
///
/// @param number     of the attempt that it is
/// @param leaseUntil of the claim that it was sent under
record Request(String channel, String webhookId, int number, Instant leaseUntil, Reason reason, Fate fate) {
    /// What became of the worker's knowledge of it.
    enum Fate {
        /// Its worker is under way.
        OPEN,
        /// It has decided what follows.
        DECIDED,
        /// It stands in the history, and somebody else had decided already.
        LATE,
        /// Its worker stopped before it could record it.
        ORPHANED
    }

    Request to(Fate next) {
        return new Request(channel, webhookId, number, leaseUntil, reason, next);
    }

    boolean isIn(Fate some) {
        return fate == some;
    }

    @Override
    public String toString() {
        return channel + " " + number + " " + reason.code() + " (" + fate + ")";
    }
}
