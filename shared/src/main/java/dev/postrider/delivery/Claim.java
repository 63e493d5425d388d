package dev.postrider.delivery;

import java.time.Duration;

/// What came of asking for the next attempt of a delivery.
public sealed interface Claim {
    /// It is this worker's, once the store has taken the new state.
    record Granted(Delivery sending) implements Claim {}

    /// It is too early: ask again after this wait.
    record TooEarly(Duration remaining) implements Claim {}

    /// Somebody else has it, or it is over: there is nothing to do.
    record Stale() implements Claim {}

    /// Its last worker was lost, and an earlier one has reported meanwhile that its request had landed: no other is
    /// needed.
    record Landed(Delivery ended) implements Claim {}

    /// Three workers in a row were lost with it, or the one that tested a channel: it ends here, so that it takes no
    /// other.
    record Poisoned(Delivery ended) implements Claim {}
}
