package dev.postrider.http;

import dev.postrider.delivery.AttemptOutcome.Fault;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.time.Duration;

/// How far the request of this thread has come, and how long it may still take. The parts of the library that are
/// asked on the way (resolver, socket, TLS, parser) learn of it here, since the library passes nothing through.
final class Passage {
    static final ScopedValue<Passage> CURRENT = ScopedValue.newInstance();

    /// So many interim answers (1xx) are read before the final one; the library itself would read them for ever.
    private static final int MAX_INTERIM_ANSWERS = 16;

    private final long end;

    // mutable: moves on with the request, and is read by whoever says what went wrong
    private volatile Phase phase = Phase.WAITING;

    // mutable: counts the heads that came back
    private int heads;

    Passage(long begun, Duration deadline) {
        this.end = begun + deadline.toNanos();
    }

    /// What a request is doing, and what it means when it gets no further.
    enum Phase {
        WAITING(Fault.CONNECT_TIMEOUT),
        RESOLVING(Fault.NAME_NOT_RESOLVED),
        CONNECTING(Fault.CONNECT_TIMEOUT),
        HANDSHAKING(Fault.TLS_FAILED),
        EXCHANGING(Fault.DEADLINE);

        private final Fault late;

        Phase(Fault late) {
            this.late = late;
        }

        /// The fault of a request whose time is up in this phase.
        Fault late() {
            return late;
        }
    }

    static void enter(Phase next) {
        CURRENT.get().phase = next;
    }

    Phase phase() {
        return phase;
    }

    /// The limit of a phase, or what is left until the deadline where that is less; at least a millisecond.
    static Duration left(Duration limit) {
        Duration left = Duration.ofNanos(CURRENT.get().end - System.nanoTime());
        Duration shorter = left.compareTo(limit) < 0 ? left : limit;
        return shorter.toMillis() < 1 ? Duration.ofMillis(1) : shorter;
    }

    /// Counts the head of an answer.
    ///
    /// @throws UncheckedIOException when it is one too many
    static void countHead() {
        Passage passage = CURRENT.get();
        passage.heads++;
        if (passage.heads > MAX_INTERIM_ANSWERS + 1) {
            throw new UncheckedIOException(new ProtocolException("more than 16 interim answers"));
        }
    }
}
