package dev.postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where a delivery stands, with what is known only there: a waiting one can be claimed, a sending one recorded.
public sealed interface DeliveryState {
    /// When the sweeper must act if nothing else has; empty once there is nothing left to do.
    Optional<Instant> dueAt();

    /// An attempt is to be made at or after a moment.
    ///
    /// @param due     when the sweeper wakes it, in case the wake-up through the queue is lost or was never sent
    /// @param isPaced whether that moment is a place in the channel's rate, reserved for this delivery
    record Waiting(Instant nextAttemptAt, Instant due, Trigger trigger, boolean isPaced) implements DeliveryState {
        public Waiting(Instant nextAttemptAt, Instant due, Trigger trigger) {
            this(nextAttemptAt, due, trigger, false);
        }

        /// One whose wake-up is sent together with it.
        static Waiting from(Instant at, Trigger trigger) {
            return new Waiting(at, at.plus(Delivery.WAKE_UP_GRACE), trigger);
        }

        /// One that the queue wakes, or the sweeper where that is too long for the queue.
        static Waiting until(Instant at, Instant now, Trigger trigger, boolean isPaced) {
            boolean byQueue = Duration.between(now, at).compareTo(Delivery.LONGEST_QUEUE_DELAY) <= 0;
            Instant due = byQueue ? at.plus(Delivery.WAKE_UP_GRACE) : at.minus(Delivery.HAND_OVER);
            return new Waiting(at, due, trigger, isPaced);
        }

        /// @param deadline the channel's
        Sending claimed(Duration deadline, Instant now) {
            return Sending.beginning(trigger, deadline, now).dueSince(nextAttemptAt);
        }

        @Override
        public Optional<Instant> dueAt() {
            return Optional.of(due);
        }
    }

    /// A worker has claimed it, and nobody else may send until the lease has run out.
    ///
    /// @param scheduledAt when the attempt was due
    record Sending(Instant since, Instant leaseUntil, Trigger trigger, Instant scheduledAt) implements DeliveryState {
        /// One that was due when it was claimed.
        public Sending(Instant since, Instant leaseUntil, Trigger trigger) {
            this(since, leaseUntil, trigger, since);
        }

        /// @param deadline the channel's, from which the lease follows
        static Sending beginning(Trigger trigger, Duration deadline, Instant now) {
            return new Sending(now, now.plus(deadline).plus(Delivery.LEASE_BEYOND_DEADLINE), trigger);
        }

        /// The next worker's claim, after this one was lost.
        Sending claimedAnew(Duration deadline, Instant now) {
            return beginning(trigger, deadline, now).dueSince(leaseUntil);
        }

        private Sending dueSince(Instant earlier) {
            return new Sending(since, leaseUntil, trigger, earlier);
        }

        @Override
        public Optional<Instant> dueAt() {
            return Optional.of(leaseUntil.plus(Delivery.LEASE_MARGIN));
        }
    }

    /// Its channel takes no attempts. A release wakes it once the channel does.
    ///
    /// @param since when it was held, or last looked at since
    /// @param due   when the sweeper looks at it in any case: to keep it from expiring, or when its age is over
    record Held(Instant since, Instant due, Hold hold) implements DeliveryState {
        /// A delivery that was looked at so recently is left as it is.
        private static final Duration JUST_HELD = Duration.ofHours(1);

        static Held beginning(Hold hold, Instant tooOld, Instant now) {
            Instant check = now.plus(Delivery.HELD_CHECK);
            return new Held(now, hold.stopsClock() || tooOld.isAfter(check) ? check : tooOld, hold);
        }

        /// Whether holding it again for this reason would change nothing worth a write.
        boolean isFresh(Hold reason, Instant now) {
            return hold == reason && since.plus(JUST_HELD).isAfter(now);
        }

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
