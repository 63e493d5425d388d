package dev.postrider.http;

import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.Journey;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How far the request of this thread has come, and how long it may still take. The parts of the library that are
/// asked on the way (resolver, socket, TLS, parser) learn of it here, since the library passes nothing through.
final class Passage {
    static final ScopedValue<Passage> CURRENT = ScopedValue.newInstance();

    /// So many interim answers (1xx) are read before the final one; the library itself would read them for ever.
    private static final int MAX_INTERIM_ANSWERS = 16;

    /// The least status of an answer that is no interim one.
    private static final int FINAL = 200;

    private final long end;

    private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);

    // mutable: moves on with the request, and is read by whoever says what went wrong
    private volatile Phase phase = Phase.WAITING;

    // mutable: when this phase began
    private long since;

    // mutable: the next address takes the place of one that does not answer
    private Optional<InetSocketAddress> remote = Optional.empty();

    // mutable: counts the heads that came back
    private int heads;

    Passage(long begun, Duration deadline) {
        this.since = begun;
        this.end = begun + deadline.toNanos();
    }

    /// What a request is doing, and what it means when it gets no further.
    enum Phase {
        WAITING(Fault.CONNECT_TIMEOUT, Optional.empty()),
        RESOLVING(Fault.NAME_NOT_RESOLVED, Optional.of(Journey.Phase.DNS)),
        CONNECTING(Fault.CONNECT_TIMEOUT, Optional.of(Journey.Phase.CONNECT)),
        HANDSHAKING(Fault.TLS_FAILED, Optional.of(Journey.Phase.TLS)),
        EXCHANGING(Fault.DEADLINE, Optional.of(Journey.Phase.WAIT)),
        READING(Fault.DEADLINE, Optional.of(Journey.Phase.READ));

        private final Fault late;
        private final Optional<Journey.Phase> shown;

        Phase(Fault late, Optional<Journey.Phase> shown) {
            this.late = late;
            this.shown = shown;
        }

        /// The fault of a request whose time is up in this phase.
        Fault late() {
            return late;
        }
    }

    static void enter(Phase next) {
        CURRENT.get().moveTo(next, System.nanoTime());
    }

    private void moveTo(Phase next, long now) {
        spent.merge(phase, Duration.ofNanos(now - since), Duration::plus);
        phase = next;
        since = now;
    }

    /// Notes where the request goes: an address that the policy allows.
    static void headFor(InetSocketAddress address) {
        CURRENT.get().remote = Optional.of(address);
    }

    /// The way so far, for the history.
    Journey journey(long now) {
        moveTo(phase, now);
        Map<Journey.Phase, Duration> phases = new EnumMap<>(Journey.Phase.class);
        spent.forEach(
                (past, took) -> past.shown.ifPresent(shown -> phases.put(shown, took.truncatedTo(ChronoUnit.MILLIS))));
        return new Journey(remote.map(Passage::text), phases);
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
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
    static void countHead(int status) {
        Passage passage = CURRENT.get();
        passage.heads++;
        if (passage.heads > MAX_INTERIM_ANSWERS + 1) {
            throw new UncheckedIOException(new ProtocolException("more than 16 interim answers"));
        }
        if (status >= FINAL) {
            enter(Phase.READING);
        }
    }
}
