package dev.postrider.proof;

import dev.postrider.channel.ChannelState;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Parking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything there is at one moment: a state of the exploration.
///
/// @param requests what the receivers have seen, in their order
/// @param wrongs   what has gone wrong on the way into this state
/// @param left     the faults that may still happen
/// @param moved    how many of the scenario's moves have been made
/// @param started  how many workers there have been
/// @param granted  how many wishes of people have been granted
record World(
        Instant now,
        Stock stock,
        Mailbox<AcceptedEvent> events,
        Mailbox<WakeUp> wakeUps,
        List<Worker> workers,
        List<Request> requests,
        List<String> wrongs,
        Faults left,
        int moved,
        int started,
        int granted) {
    World {
        workers = List.copyOf(workers);
        requests = List.copyOf(requests);
        wrongs = List.copyOf(wrongs);
    }

    boolean hasDue() {
        return stock.rows().stream().flatMap(row -> row.dueAt().stream()).anyMatch(due -> !due.isAfter(now));
    }

    /// Whether a sweep would find anything to do.
    boolean hasWorkForSweep() {
        return hasDue() || stock.parked().stream().anyMatch(this::isReleasable);
    }

    private boolean isReleasable(ChannelHealth health) {
        boolean takesNothing = stock.channels()
                .find(health.channel().tenant(), health.channel().id())
                .filter(channel -> channel.state() != ChannelState.ENABLED)
                .isPresent();
        Parking parking = health.parking().orElseThrow();
        boolean isOnItsWay = parking.release()
                .filter(release -> release.nextAt().isAfter(now))
                .isPresent();
        return !takesNothing && !isOnItsWay && (holds(health) || parking.isSettled(now));
    }

    private boolean holds(ChannelHealth health) {
        return !stock.deliveries().held(health.channel(), Optional.empty(), 1).isEmpty();
    }

    /// The claim of a worker, by the delivery's id.
    static Optional<Claimed> claim(Worker worker, String webhookId) {
        return worker.claims()
                .filter(delivery -> delivery.key().id().value().equals(webhookId))
                .map(Claimed::of)
                .reduce((_, last) -> last);
    }
}
