package dev.postrider.benchmarks.load;

import java.util.Locale;

/// When events are posted.
public sealed interface Pace {
    /// The next as soon as one has been answered: finds how much a system bears.
    ///
    /// @param inFlight how many wait for an answer at once
    record Closed(int inFlight) implements Pace {
        public Closed {
            if (inFlight < 1) {
                throw new IllegalArgumentException("one at least is in flight");
            }
        }

        @Override
        public String toString() {
            return "closed loop, " + inFlight + " in flight";
        }
    }

    /// At fixed times, whatever has become of those before. What waits behind a slow one was late, and is counted so:
    /// times run from when an event should have been posted.
    record Open(double perSecond) implements Pace {
        private static final double NANOS = 1e9;

        public Open {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("a rate is above zero");
            }
        }

        /// When an event is due, in nanoseconds after the first.
        long dueAt(int event) {
            return Math.round(event * NANOS / perSecond);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "open loop, %.0f a second", perSecond);
        }
    }
}
