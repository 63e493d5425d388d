package dev.postrider.engine;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Trigger;
import dev.postrider.metrics.Tally;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// One attempt, as it is counted.
///
/// @param sequel what follows it
record Reading(Sendable sendable, Attempt attempt, Tally.Sequel sequel) {
    Reason reason() {
        return attempt.reason();
    }

    Tally tally() {
        return Tally.of(reason(), attempt.timing().took(), sequel);
    }

    /// Whether the worker of the attempt before was lost.
    boolean isRepeated() {
        return sendable.delivery().progress().lost() > 0;
    }

    /// How long its request took; nothing where none was sent.
    Stream<Duration> took() {
        return attempt.request().map(_ -> attempt.timing().took()).stream();
    }

    /// How long the event had waited for it; of a first attempt alone.
    Stream<Duration> sinceAcceptance() {
        return Optional.of(attempt)
                .filter(first -> first.number() == 1 && first.trigger() == Trigger.AUTO)
                .map(first -> Duration.between(
                        sendable.event().acceptedAt(), first.timing().startedAt()))
                .stream();
    }
}
