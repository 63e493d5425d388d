package dev.postrider.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The attempts of one delivery, in the order of their numbers. Only the latest keep their bodies, so that a long
/// history still fits into its item.
final class AttemptLog {
    private static final int ATTEMPTS_WITH_BODIES = 20;

    private AttemptLog() {}

    static List<Attempt> with(List<Attempt> before, Attempt attempt) {
        List<Attempt> log = new ArrayList<>(before);
        log.add(attempt);
        for (int i = 0; i < log.size() - ATTEMPTS_WITH_BODIES; i++) {
            log.set(i, log.get(i).brief());
        }
        log.sort(Comparator.comparingInt(Attempt::number));
        return log;
    }

    /// With an attempt whose worker had been given up: it takes the place of the note that said so.
    static List<Attempt> withLate(List<Attempt> before, Attempt attempt) {
        return with(
                before.stream()
                        .filter(known -> known.number() != attempt.number() || known.reason() != Reason.WORKER_LOST)
                        .toList(),
                attempt);
    }

    /// Whether one of the attempts that nobody asked for has landed, since somebody last asked for one.
    ///
    /// @param after only attempts with a greater number count
    static boolean hasLanded(List<Attempt> attempts, int after) {
        return attempts.reversed().stream()
                .takeWhile(attempt -> attempt.trigger() == Trigger.AUTO && attempt.number() > after)
                .anyMatch(attempt -> attempt.reason() == Reason.OK);
    }
}
