package dev.postrider.proof;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/// A call of a port that a worker is about to make.
///
/// @param words  for people who read a counterexample
/// @param effect what it does to the world, once it is let go
public record Call(Kind kind, Supplier<String> words, Function<Ports, Object> effect) {
    /// Which method of which port.
    public enum Kind {
        REFRESH,
        FIND_CHANNEL,
        SAVE_CHANNEL,
        PLAN,
        FIND_EVENT,
        CREATE,
        FIND,
        REPLACE,
        DUE,
        POSTPONE,
        KEEP,
        FIND_HEALTH,
        COUNT,
        CHANGE_HEALTH,
        PARKED,
        ANNOUNCE,
        WAKE,
        SEND;

        /// Whether a store may be another after it.
        boolean writes() {
            return switch (this) {
                case SAVE_CHANNEL, PLAN, CREATE, REPLACE, POSTPONE, KEEP, COUNT, CHANGE_HEALTH -> true;
                case REFRESH, FIND_CHANNEL, FIND_EVENT, FIND, DUE, FIND_HEALTH, PARKED, ANNOUNCE, WAKE, SEND -> false;
            };
        }
    }

    /// What a call came to.
    ///
    /// @param failed whether the worker saw an exception instead of the value
    public record Answer(Kind kind, Instant at, Object value, boolean failed) {}

    /// Our own trouble, as a worker sees it: a store or a queue that does not answer.
    public static final class Trouble extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Trouble() {
            super("no answer", null, false, false);
        }
    }
}
