package dev.postrider.delivery;

import dev.postrider.channel.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What happens after an attempt. A pure function of what is known: time and chance come in as values.
public sealed interface RetryDecision {
    /// The event has landed.
    record Done() implements RetryDecision {}

    /// Another attempt follows, not before this moment.
    record RetryAt(Instant at) implements RetryDecision {}

    /// Nothing more is tried.
    record GiveUp(Reason reason) implements RetryDecision {}

    /// When a decision is made, and the luck it is made with.
    ///
    /// @param chance from 0 (inclusive) to 1: stretches the wait by up to a fifth, never shortens it
    record Moment(Instant now, double chance) {}

    Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /// The decision in one word, for logs.
    /// What follows the attempt of a test: nothing.
    static RetryDecision ofTest(Reason reason) {
        return reason == Reason.OK ? new Done() : new GiveUp(reason);
    }

    default String word() {
        return switch (this) {
            case Done _ -> "done";
            case RetryAt _ -> "retry";
            case GiveUp _ -> "give_up";
        };
    }

    /// Decides on an outcome.
    ///
    /// @param progress how many waits of the schedule are used up, and where the age is counted from
    static RetryDecision after(AttemptOutcome outcome, RetryPolicy policy, Progress progress, Moment moment) {
        if (outcome instanceof AttemptOutcome.Delivered) {
            return new Done();
        }
        if (isFinal(outcome, policy) || progress.tier() >= policy.schedule().size()) {
            return new GiveUp(outcome.reason());
        }
        Duration scheduled = policy.schedule().get(progress.tier());
        Duration wait = asked(outcome, moment.now())
                .filter(asked -> asked.compareTo(scheduled) > 0)
                .orElse(scheduled);
        Instant at =
                moment.now().plusMillis(Math.round(wait.toMillis() * (1 + RetryPolicy.MAX_JITTER * moment.chance())));
        return at.isAfter(progress.since().plus(policy.maxAge())) ? new GiveUp(Reason.EXPIRED) : new RetryAt(at);
    }

    private static boolean isFinal(AttemptOutcome outcome, RetryPolicy policy) {
        return switch (outcome) {
            case AttemptOutcome.Delivered _ -> true;
            case AttemptOutcome.Refused(int status, Optional<String> _) ->
                status == 410 || policy.finalStatuses().contains(status);
            case AttemptOutcome.Unconfirmed(int status, String _) ->
                policy.finalStatuses().contains(status);
            case AttemptOutcome.Unreachable(AttemptOutcome.Fault fault) ->
                fault == AttemptOutcome.Fault.DEADLINE && !policy.onTimeout();
            case AttemptOutcome.Forbidden(boolean forGood, var _) -> forGood;
            case AttemptOutcome.Unrenderable _, AttemptOutcome.TooLarge _ -> true;
            case AttemptOutcome.Lost _ -> false;
        };
    }

    /// The wait that the receiver itself asked for, at most a day.
    private static Optional<Duration> asked(AttemptOutcome outcome, Instant now) {
        return outcome instanceof AttemptOutcome.Refused(int _, Optional<String> retryAfter)
                ? retryAfter
                        .flatMap(field -> RetryAfter.parse(field, now))
                        .map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait)
                : Optional.empty();
    }
}
