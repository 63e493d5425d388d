package dev.postrider.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A standard SQS queue, without chance: what is received is hidden until the visibility timeout has passed, comes
/// again if it was not deleted meanwhile, and after too many receives goes to the dead letters. Where SQS may repeat
/// a message at any time, a test says when ([#repeat]).
///
/// @param <T> what its messages say
public final class InMemoryQueue<T> {
    private final List<Row<T>> rows = new ArrayList<>();
    private final List<T> deadLetters = new ArrayList<>();
    private final InstantSource clock;
    private final Duration visibility;
    private final int maxReceives;
    private long sent;

    public InMemoryQueue(InstantSource clock, Duration visibility, int maxReceives) {
        this.clock = clock;
        this.visibility = visibility;
        this.maxReceives = maxReceives;
    }

    private record Row<T>(long number, T value, Instant visibleAt, int receives) {}

    /// A message in the hands of a worker.
    ///
    /// @param number   which message; the same at every receive
    /// @param receives how often it has been received, this time included
    public record Received<T>(long number, T value, int receives) {}

    public synchronized void send(T value, Duration delay) {
        rows.add(new Row<>(++sent, value, clock.instant().plus(delay), 0));
    }

    /// Takes what is visible now, in the order of its becoming so, and hides it.
    public synchronized List<Received<T>> receive(int max) {
        Instant now = clock.instant();
        List<Row<T>> visible = rows.stream()
                .filter(row -> !row.visibleAt().isAfter(now))
                .sorted(Comparator.comparing(Row<T>::visibleAt).thenComparingLong(Row::number))
                .toList();
        List<Received<T>> received = new ArrayList<>();
        for (Row<T> row : visible) {
            if (row.receives() >= maxReceives) {
                rows.remove(row);
                deadLetters.add(row.value());
            } else if (received.size() < max) {
                rows.set(
                        rows.indexOf(row),
                        new Row<>(row.number(), row.value(), now.plus(visibility), row.receives() + 1));
                received.add(new Received<>(row.number(), row.value(), row.receives() + 1));
            }
        }
        return received;
    }

    /// Deletes a message, unless it has been received again since: a stale receipt deletes nothing.
    public synchronized void delete(Received<T> received) {
        rows.removeIf(row -> row.number() == received.number() && row.receives() == received.receives());
    }

    /// Brings a message again at once, as SQS may at any time (at-least-once delivery).
    public synchronized void repeat(Received<T> received) {
        rows.replaceAll(row -> row.number() == received.number()
                ? new Row<>(row.number(), row.value(), clock.instant(), row.receives())
                : row);
    }

    /// All that is neither deleted nor dead, hidden or not, in the order it was sent.
    public synchronized List<T> contents() {
        return rows.stream().map(Row::value).toList();
    }

    public synchronized List<T> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /// When the next message can be received; empty when there is none.
    public synchronized Optional<Instant> nextVisibleAt() {
        return rows.stream().map(Row::visibleAt).min(Comparator.naturalOrder());
    }
}
