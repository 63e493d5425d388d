package dev.postrider.proof;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.health.Breaker;
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
        Optional<Channel> channel = stock.channels()
                .find(health.channel().tenant(), health.channel().id());
        boolean takesNothing =
                channel.filter(some -> some.state() != ChannelState.ENABLED).isPresent();
        boolean runs = health.isClosed() || channel.isEmpty();
        return !takesNothing && (runs ? isToBeWoken(health) : isToBeProbed(health));
    }

    private boolean isToBeWoken(ChannelHealth health) {
        Parking parking = health.parking().orElseThrow();
        boolean isOnItsWay = parking.release()
                .filter(release -> release.nextAt().isAfter(now))
                .isPresent();
        return !isOnItsWay && (holds(health) || parking.isSettled(now));
    }

    /// Every sweep wakes a probe, whether one is on its way or not; here only one that is needed, or there would be
    /// ever more.
    private boolean isToBeProbed(ChannelHealth health) {
        boolean isOnItsWay = wakeUps.letters().stream()
                .map(letter -> letter.value().channel())
                .anyMatch(health.channel().id()::equals);
        return !isOnItsWay && !shutUntil(health).isAfter(now) && holds(health);
    }

    /// Until when a breaker that is not closed lets nothing pass.
    static Instant shutUntil(ChannelHealth health) {
        return switch (health.breaker()) {
            case Breaker.Open(Instant until, Breaker.Trip _) -> until;
            case Breaker.Probing(Instant until, Breaker.Trip _) -> until;
            case Breaker.Closed _ -> Instant.MIN;
        };
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
