package dev.postrider.faults;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// What will happen, in the order of its times; of two things at the same time, what was noted first.
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));

    // mutable: counts the notes
    private long order;

    private record Entry(Instant at, long order, Runnable what) {}

    void note(Instant at, Runnable what) {
        entries.add(new Entry(at, order++, what));
    }

    Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(Entry::at);
    }

    /// Lets everything happen whose time has come.
    void play(Instant now) {
        while (next().filter(at -> !at.isAfter(now)).isPresent()) {
            entries.remove().what().run();
        }
    }
}
