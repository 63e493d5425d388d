package dev.postrider.health;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the outcome of one attempt says of the receiver.
///
/// @param pause how long the receiver itself asks to be left alone; never zero, at most [#LONGEST_PAUSE]
public record Verdict(Kind kind, Reason reason, Optional<Duration> pause) {
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// What counts for what.
    public enum Kind {
        /// It has taken the webhook.
        LANDED,
        /// It works, and refuses: what it is sent is wrong, now and probably next time.
        REFUSED,
        /// It does not work, or cannot keep up.
        FAILED,
        /// It wants no more, ever: 410.
        GONE,
        /// It was not asked.
        UNSENT
    }

    public static Verdict on(AttemptOutcome outcome, Instant now) {
        Optional<Duration> pause = outcome instanceof AttemptOutcome.Refused(int status, Optional<String> retryAfter)
                        && (status == 429 || status == 503)
                ? retryAfter
                        .flatMap(field -> RetryAfter.parse(field, now))
                        .filter(Duration::isPositive)
                        .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)
                : Optional.empty();
        return new Verdict(kind(outcome), outcome.reason(), pause);
    }

    private static Kind kind(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Delivered _ -> Kind.LANDED;
            case AttemptOutcome.Refused(int status, Optional<String> _) -> ofStatus(status);
            case AttemptOutcome.Unconfirmed _ -> Kind.REFUSED;
            case AttemptOutcome.Unreachable _ -> Kind.FAILED;
            case AttemptOutcome.Forbidden(boolean forGood, var _) -> forGood ? Kind.UNSENT : Kind.REFUSED;
            case AttemptOutcome.Unrenderable _, AttemptOutcome.TooLarge _, AttemptOutcome.Lost _ -> Kind.UNSENT;
        };
    }

    private static Kind ofStatus(int status) {
        return switch (status) {
            case 408, 425, 429 -> Kind.FAILED;
            case 410 -> Kind.GONE;
            default -> status >= 500 ? Kind.FAILED : Kind.REFUSED;
        };
    }
}
