package dev.postrider.delivery;

import java.time.Instant;
import java.util.Optional;

/// Where a delivery stands, with what is known only there: a waiting one can be claimed, a sending one recorded.
public sealed interface DeliveryState {
    /// When the sweeper must act if nothing else has; empty once there is nothing left to do.
    Optional<Instant> dueAt();

    /// An attempt is to be made at or after a moment.
    ///
    /// @param due when the sweeper wakes it, in case the wake-up through the queue is lost or was never sent
    record Waiting(Instant nextAttemptAt, Instant due, Trigger trigger) implements DeliveryState {
        @Override
        public Optional<Instant> dueAt() {
            return Optional.of(due);
        }
    }

    /// A worker has claimed it, and nobody else may send until the lease has run out.
    record Sending(Instant since, Instant leaseUntil, Trigger trigger) implements DeliveryState {
        @Override
        public Optional<Instant> dueAt() {
            return Optional.of(leaseUntil.plus(Delivery.LEASE_MARGIN));
        }
    }

    /// Its channel is paused: the clock stands still, and the sweeper asks now and then whether it runs again.
    record Held(Instant since, Instant due) implements DeliveryState {
        @Override
        public Optional<Instant> dueAt() {
            return Optional.of(due);
        }
    }

    record Succeeded(Instant at) implements DeliveryState {
        @Override
        public Optional<Instant> dueAt() {
            return Optional.empty();
        }
    }

    record Failed(Instant at, Reason reason) implements DeliveryState {
        @Override
        public Optional<Instant> dueAt() {
            return Optional.empty();
        }
    }

    record Cancelled(Instant at) implements DeliveryState {
        @Override
        public Optional<Instant> dueAt() {
            return Optional.empty();
        }
    }
}
