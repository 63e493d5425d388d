package dev.postrider.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A standard SQS queue as a value.
///
/// @param sent how many letters there have been
public record Mailbox<T>(List<Letter<T>> letters, int sent) {
    /// Six times the longest invocation, as the template has it: no worker outlives it.
    private static final Duration VISIBILITY = Duration.ofMinutes(6);

    public Mailbox {
        letters = List.copyOf(letters);
    }

    /// One message in its queue.
    ///
    /// @param number   names it in its queue
    /// @param receives how often it has been taken out
    public record Letter<T>(int number, T value, Instant visibleAt, int receives) {}

    static <T> Mailbox<T> empty() {
        return new Mailbox<>(List.of(), 0);
    }

    Mailbox<T> with(T value, Instant visibleAt) {
        Letter<T> letter = new Letter<>(sent + 1, value, visibleAt, 0);
        return new Mailbox<>(Stream.concat(letters.stream(), Stream.of(letter)).toList(), sent + 1);
    }

    Mailbox<T> without(int number) {
        return new Mailbox<>(
                letters.stream().filter(letter -> letter.number() != number).toList(), sent);
    }

    /// Hides a letter while a worker has it.
    Mailbox<T> received(Letter<T> taken, Instant now) {
        return new Mailbox<>(
                letters.stream()
                        .map(letter -> letter.equals(taken)
                                ? new Letter<>(
                                        letter.number(), letter.value(), now.plus(VISIBILITY), letter.receives() + 1)
                                : letter)
                        .toList(),
                sent);
    }

    /// What can be taken out now; of several that nothing tells apart, one.
    List<Letter<T>> visible(Instant now) {
        return distinct(letters.stream()
                .filter(letter -> !letter.visibleAt().isAfter(now))
                .toList());
    }

    /// Every letter; of several that nothing tells apart, one.
    List<Letter<T>> distinct() {
        return distinct(letters);
    }

    private static <T> List<Letter<T>> distinct(List<Letter<T>> letters) {
        return letters.stream()
                .filter(letter -> letters.stream()
                        .filter(other -> other.value().equals(letter.value())
                                && other.receives() == letter.receives()
                                && other.visibleAt().equals(letter.visibleAt()))
                        .findFirst()
                        .equals(Optional.of(letter)))
                .toList();
    }
}
