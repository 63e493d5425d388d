package dev.postrider.delivery;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.DeliveryState.Sending;
import dev.postrider.delivery.DeliveryState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One event for one channel. Every change of state is a method here and gives a new value; a store swaps the old value
/// for the new one only if nobody else has done so meanwhile (see [DeliveryStore#replace]).
///
/// @param token opaque; changes with every stored change, empty before the first
public record Delivery(
        DeliveryKey key,
        DeliveryState state,
        Progress progress,
        List<Attempt> attempts,
        Instant updatedAt,
        String token) {
    /// Beyond the channel's deadline: what recording an outcome may take.
    public static final Duration LEASE_BEYOND_DEADLINE = Duration.ofSeconds(10);

    /// Between the end of a lease and its sweeping: clocks differ.
    public static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

    /// How long a wake-up through the queue may be late before the sweeper sends another.
    public static final Duration WAKE_UP_GRACE = Duration.ofSeconds(60);

    /// The longest delay that SQS gives a message; longer waits are the sweeper's.
    public static final Duration LONGEST_QUEUE_DELAY = Duration.ofMinutes(15);

    /// How long before a long wait ends the sweeper hands it to the queue, which keeps the exact second.
    public static final Duration HAND_OVER = Duration.ofMinutes(10);

    /// How often a held delivery is looked at, so that it does not outlive its retention unseen. What wakes it once
    /// its channel runs again is the release of the channel, within minutes.
    public static final Duration HELD_CHECK = Duration.ofDays(1);

    static final int MAX_LOST_WORKERS = 3;

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /// A delivery that some worker is about to be woken for.
    public static Delivery pending(DeliveryKey key, Instant now) {
        return first(key, Waiting.from(now, Trigger.AUTO), Progress.startingAt(key.acceptedAt()), now);
    }

    /// A delivery whose creation is the claim of its first attempt.
    public static Delivery sending(DeliveryKey key, Channel channel, Instant now) {
        return sending(key, channel, Trigger.AUTO, now);
    }

    /// A delivery that a person tries a channel with: one attempt, whatever comes of it.
    public static Delivery tested(DeliveryKey key, Channel channel, Instant now) {
        return sending(key, channel, Trigger.TEST, now);
    }

    private static Delivery sending(DeliveryKey key, Channel channel, Trigger trigger, Instant now) {
        DeliveryState sending = Sending.beginning(trigger, channel.timeout(), now);
        return first(key, sending, Progress.startingAt(key.acceptedAt()).claimed(), now);
    }

    /// A delivery whose channel takes no attempts.
    ///
    /// @param maxAge the channel's, at which it is over if its clock does not stand still
    public static Delivery held(DeliveryKey key, Hold hold, Duration maxAge, Instant now) {
        Progress progress = Progress.startingAt(key.acceptedAt());
        return first(key, DeliveryState.Held.beginning(hold, progress.since().plus(maxAge), now), progress, now);
    }

    public static Delivery cancelled(DeliveryKey key, Instant now) {
        return first(key, new DeliveryState.Cancelled(now), Progress.startingAt(key.acceptedAt()), now);
    }

    private static Delivery first(DeliveryKey key, DeliveryState state, Progress progress, Instant now) {
        return new Delivery(key, state, progress, List.of(), now, "");
    }

    public DeliveryStatus status() {
        return switch (state) {
            case Waiting _ -> progress.begun() == 0 ? DeliveryStatus.PENDING : DeliveryStatus.RETRYING;
            case Sending _ -> DeliveryStatus.SENDING;
            case DeliveryState.Held _ -> DeliveryStatus.HELD;
            case DeliveryState.Succeeded _ -> DeliveryStatus.SUCCEEDED;
            case DeliveryState.Failed _ -> DeliveryStatus.FAILED;
            case DeliveryState.Cancelled _ -> DeliveryStatus.CANCELLED;
        };
    }

    /// Asks for an attempt.
    ///
    /// @param number   which one; a wake-up for any other is stale
    /// @param deadline the channel's, from which the lease follows
    public Claim claim(int number, Duration deadline, Instant now) {
        if (number != progress.begun() + 1) {
            return new Claim.Stale();
        }
        return switch (state) {
            case Waiting waiting
            when waiting.nextAttemptAt().isAfter(now) ->
                new Claim.TooEarly(Duration.between(now, waiting.nextAttemptAt()));
            case Waiting waiting ->
                new Claim.Granted(with(waiting.claimed(deadline, now), progress.claimed(), attempts, now));
            case Sending sending when sending.leaseUntil().isBefore(now) -> afterLostWorker(sending, deadline, now);
            case DeliveryState.Held _ -> {
                Delivery resumed = resumedAt(now);
                yield new Claim.Granted(with(
                        Sending.beginning(Trigger.AUTO, deadline, now), resumed.progress.claimed(), attempts, now));
            }
            case Sending _, DeliveryState.Succeeded _ -> new Claim.Stale();
            case DeliveryState.Failed _, DeliveryState.Cancelled _ -> new Claim.Stale();
        };
    }

    private Claim afterLostWorker(Sending lost, Duration deadline, Instant now) {
        Delivery left = withoutWorker();
        if (left.hasLanded()) {
            return new Claim.Landed(left.with(new DeliveryState.Succeeded(now), now));
        }
        return lost.trigger() == Trigger.TEST || left.progress.lost() >= MAX_LOST_WORKERS
                ? new Claim.Poisoned(left.with(new DeliveryState.Failed(now, Reason.WORKER_LOST), now))
                : new Claim.Granted(with(lost.claimedAnew(deadline, now), left.progress.claimed(), left.attempts, now));
    }

    /// As a lost worker leaves it: whether its request was sent is unknown, so its attempt counts, and is in the
    /// history.
    private Delivery withoutWorker() {
        if (!(state instanceof Sending lost)) {
            return this;
        }
        Attempt attempt = new Attempt(
                progress.begun(),
                lost.trigger(),
                0,
                new Timing(lost.scheduledAt(), lost.since(), Duration.ZERO),
                Reason.WORKER_LOST,
                Optional.empty(),
                Journey.NONE,
                Optional.empty(),
                Optional.empty());
        return with(state, progress.workerLost(), AttemptLog.with(attempts, attempt), updatedAt);
    }

    /// Whether the worker that makes this attempt may still decide what follows it.
    public boolean isClaimedFor(int attempt) {
        return state instanceof Sending && progress.begun() == attempt;
    }

    /// The delivery after its attempt: outcome, history and next state in one. Whatever was decided, it is over if an
    /// earlier attempt has landed meanwhile.
    public Delivery recorded(Attempt attempt, RetryDecision decision, Instant now) {
        List<Attempt> history = AttemptLog.with(attempts, attempt);
        return switch (hasLanded() ? new RetryDecision.Done() : decision) {
            case RetryDecision.Done _ -> with(new DeliveryState.Succeeded(now), progress.recorded(), history, now);
            case RetryDecision.GiveUp(Reason reason) ->
                with(new DeliveryState.Failed(now, reason), progress.recorded(), history, now);
            case RetryDecision.RetryAt(Instant at) ->
                with(Waiting.until(at, now, Trigger.AUTO, false), progress.nextTier(), history, now);
        };
    }

    /// The same delivery, waiting for its place in the channel's rate. It uses up no attempt.
    public Delivery pacedAt(Instant place, Instant now) {
        return withoutWorker().resumedAt(now).with(Waiting.until(place, now, trigger(), true), now);
    }

    /// The same delivery with an attempt in its history that was recorded too late to decide what follows it. One that
    /// has landed ends the delivery all the same, unless another attempt is under way or was asked for by hand.
    public Delivery withLateAttempt(Attempt attempt, Instant now) {
        DeliveryState next = attempt.reason() == Reason.OK ? landedLate(now) : state;
        return with(next, progress, AttemptLog.withLate(attempts, attempt), now);
    }

    private DeliveryState landedLate(Instant now) {
        return switch (state) {
            case Waiting waiting when waiting.trigger() != Trigger.AUTO -> waiting;
            case Sending sending -> sending;
            case DeliveryState.Succeeded succeeded -> succeeded;
            case Waiting _, DeliveryState.Held _, DeliveryState.Failed _, DeliveryState.Cancelled _ ->
                new DeliveryState.Succeeded(now);
        };
    }

    /// Whether an attempt under way is one too many: a late one has landed since the delivery was planned, or since it
    /// was last retried by hand.
    private boolean hasLanded() {
        return state instanceof Sending sending
                && sending.trigger() == Trigger.AUTO
                && AttemptLog.hasLanded(
                        attempts, progress.renewal().map(Renewal::after).orElse(0));
    }

    /// The same delivery, about to be attempted because somebody asked for it: whatever it waited for is replaced, and
    /// age and schedule count from now.
    Delivery retriedAt(Instant now) {
        return with(Waiting.from(now, Trigger.MANUAL), progress.afresh(now), attempts, now);
    }

    /// The same delivery, to be attempted at a moment because a replay asks for it. Age and schedule count from then.
    ///
    /// @param version the version of the channel to render; empty for the channel as it is
    Delivery replayedAt(Instant place, ReplayId by, Optional<Long> version) {
        return with(Waiting.from(place, Trigger.REPLAY), progress.afresh(place, by, version), attempts, place);
    }

    /// A delivery that there was none of, because its channel did not match when the event came.
    public static Delivery replayed(DeliveryKey key, ReplayId by, Instant now) {
        Progress begun = Progress.startingAt(now).afresh(now, by, Optional.empty());
        return first(key, Waiting.from(now, Trigger.REPLAY), begun, now);
    }

    /// Whether a replay, or a later one, has taken it.
    public boolean wasReplayedBy(ReplayId replay) {
        return progress.renewal()
                .map(renewal -> renewal.by().compareTo(replay) >= 0)
                .orElse(false);
    }

    /// How long it waits for its next attempt; zero if it does not wait.
    public Duration waits(Instant now) {
        return state instanceof Waiting waiting && waiting.nextAttemptAt().isAfter(now)
                ? Duration.between(now, waiting.nextAttemptAt())
                : Duration.ZERO;
    }

    /// What brings the next attempt.
    public WakeUp nextWakeUp() {
        return new WakeUp(key.tenant(), key.channel(), key.event(), progress.begun() + 1);
    }

    /// The same delivery, over without landing: its channel is gone, or somebody has called it off.
    public Delivery cancelledAt(Instant now) {
        Delivery left = withoutWorker();
        return left.with(left.hasLanded() ? new DeliveryState.Succeeded(now) : new DeliveryState.Cancelled(now), now);
    }

    /// The same delivery, held until its channel takes attempts.
    ///
    /// @param maxAge the channel's, at which it is over if its clock does not stand still
    public Delivery heldAt(Hold hold, Duration maxAge, Instant now) {
        Delivery left = withoutWorker().resumedAt(now);
        return left.with(
                DeliveryState.Held.beginning(hold, left.progress.since().plus(maxAge), now), now);
    }

    /// With the clock moved on by what it stood still.
    private Delivery resumedAt(Instant now) {
        return state instanceof DeliveryState.Held(Instant since, Instant _, Hold hold) && hold.stopsClock()
                ? with(state, progress.after(Duration.between(since, now)), attempts, updatedAt)
                : this;
    }

    /// Whether holding it for this reason would change nothing worth a write.
    public boolean wasJustHeld(Hold hold, Instant now) {
        return state instanceof DeliveryState.Held held && held.isFresh(hold, now);
    }

    /// Whether it has waited for an open breaker until it was too old.
    public boolean hasExpired(Duration maxAge, Instant now) {
        return state instanceof DeliveryState.Held(Instant _, Instant _, Hold hold)
                && !hold.stopsClock()
                && !now.isBefore(progress.since().plus(maxAge));
    }

    /// The same delivery, over because it is too old.
    public Delivery expiredAt(Instant now) {
        return with(new DeliveryState.Failed(now, Reason.EXPIRED), now);
    }

    /// What makes its next attempt happen.
    public Trigger trigger() {
        return state instanceof Waiting waiting ? waiting.trigger() : Trigger.AUTO;
    }

    /// Whether a place in the channel's rate is reserved for its next attempt.
    public boolean isPaced() {
        return state instanceof Waiting waiting && waiting.isPaced();
    }

    /// The same value as the store keeps it from now on.
    public Delivery stored(String newToken) {
        return new Delivery(key, state, progress, attempts, updatedAt, newToken);
    }

    private Delivery with(DeliveryState next, Instant now) {
        return with(next, progress, attempts, now);
    }

    private Delivery with(DeliveryState next, Progress after, List<Attempt> history, Instant now) {
        return new Delivery(key, next, after, history, now, token);
    }
}
