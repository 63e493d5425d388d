package dev.postrider.proof;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.ChannelState;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.TenantId;
import dev.postrider.proof.Request.Fate;
import dev.postrider.proof.Stock.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What holds in every state, and what a state is like in which all is done.
final class Promises {
    private static final Duration SOON = Duration.ofMinutes(10);

    private final World world;
    private final Scenario scenario;

    private Promises(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
    }

    /// What is wrong with a state; empty if nothing is.
    static Optional<String> broken(World world, World before, Scenario scenario) {
        Promises promises = new Promises(world, scenario);
        return Stream.of(
                        world.wrongs().stream(),
                        promises.forgottenPlan(before),
                        promises.forgottenChannels(),
                        promises.unrecorded(),
                        world.stock().rows().stream().flatMap(promises::inRow))
                .flatMap(wrongs -> wrongs)
                .findFirst();
    }

    /// Whether every delivery is over, or held by a channel that takes none, and nothing will change that by itself.
    static boolean isDone(World world, Scenario scenario) {
        return world.workers().isEmpty()
                && world.events().letters().isEmpty()
                && world.moved() == scenario.moves().size()
                && world.stock().rows().stream().allMatch(row -> row.isOver() || isHeld(world, row));
    }

    private static boolean isHeld(World world, Row row) {
        return row.delivery().state() instanceof DeliveryState.Held
                && channel(world, row)
                        .filter(channel -> channel.state() != ChannelState.ENABLED)
                        .isPresent();
    }

    private static Optional<Channel> channel(World world, Row row) {
        return world.stock()
                .channels()
                .refresh(Catalog.empty(TenantId.DEFAULT))
                .find(row.delivery().key().channel());
    }

    private Stream<String> forgottenPlan(World before) {
        return before.stock().planned().isPresent()
                        && !before.stock().planned().equals(world.stock().planned())
                ? Stream.of("a frozen list has changed")
                : Stream.empty();
    }

    /// Once no message tells of the event any more, its deliveries are all that is left of it.
    private Stream<String> forgottenChannels() {
        if (!world.events().letters().isEmpty()) {
            return Stream.empty();
        }
        if (world.stock().planned().isEmpty()) {
            return Stream.of("the event is gone and was never planned");
        }
        return world.stock().planned().orElseThrow().channels().stream()
                .map(ChannelId::value)
                .filter(channel -> world.stock().row(channel).isEmpty())
                .map(channel -> "the event is gone, and " + channel + " has no delivery");
    }

    private Stream<String> unrecorded() {
        return world.requests().stream()
                .filter(request -> request.isIn(Fate.OPEN))
                .filter(request -> world.workers().stream()
                        .flatMap(Worker::claims)
                        .noneMatch(claim -> Claimed.of(claim).isOf(request)))
                .map(request -> "nobody will ever record " + request);
    }

    private Stream<String> inRow(Row row) {
        return Stream.of(history(row), index(row), cancelled(row), landed(row), forgotten(row), count(row))
                .flatMap(Optional::stream);
    }

    /// One entry for every attempt begun, but for the one under way; and each is what the receiver saw.
    private Optional<String> history(Row row) {
        int ended = row.delivery().state() instanceof DeliveryState.Sending ? row.begun() - 1 : row.begun();
        List<Integer> numbers =
                row.delivery().attempts().stream().map(Attempt::number).toList();
        if (!numbers.equals(IntStream.rangeClosed(1, ended).boxed().toList())) {
            return Optional.of("the history of " + row.channel() + " has attempts " + numbers + " of " + ended);
        }
        return row.delivery().attempts().stream()
                .filter(attempt -> !isTrue(attempt, row.channel()))
                .map(attempt -> "the history of " + row.channel() + " says " + attempt.number() + " "
                        + attempt.reason().code() + ", and the receiver saw " + world.requests())
                .findFirst();
    }

    private boolean isTrue(Attempt attempt, String channel) {
        Optional<Request> sent = world.requests().stream()
                .filter(request -> request.channel().equals(channel) && request.number() == attempt.number())
                .findFirst();
        return attempt.reason() == Reason.WORKER_LOST
                ? sent.isEmpty()
                        || sent.orElseThrow().isIn(Fate.OPEN)
                        || sent.orElseThrow().isIn(Fate.ORPHANED)
                : sent.isPresent() && sent.orElseThrow().reason() == attempt.reason();
    }

    private static Optional<String> index(Row row) {
        return row.dueAt().isPresent() == row.isOver()
                ? Optional.of(row.channel() + " is " + row.delivery().status().word() + " and due " + row.dueAt())
                : Optional.empty();
    }

    private Optional<String> cancelled(Row row) {
        return row.delivery().state() instanceof DeliveryState.Cancelled
                        && world.granted() == 0
                        && channel(world, row).isPresent()
                ? Optional.of(row.channel() + " was cancelled, and its channel is there")
                : Optional.empty();
    }

    /// Once an attempt is known to have landed, nothing more is sent but what is out already, or was asked for since.
    private static Optional<String> landed(Row row) {
        boolean isKnown = row.delivery().attempts().reversed().stream()
                .takeWhile(attempt -> attempt.trigger() == Trigger.AUTO)
                .anyMatch(attempt -> attempt.reason() == Reason.OK);
        boolean isRight = switch (row.delivery().state()) {
            case DeliveryState.Succeeded _, DeliveryState.Sending _ -> true;
            case DeliveryState.Waiting waiting -> waiting.trigger() == Trigger.MANUAL;
            case DeliveryState.Held _, DeliveryState.Failed _, DeliveryState.Cancelled _ -> false;
        };
        return isKnown && !isRight
                ? Optional.of(row.channel() + " has landed, and is "
                        + row.delivery().status().word())
                : Optional.empty();
    }

    /// What is held goes on soon after its channel takes attempts again, not only at its daily check.
    private Optional<String> forgotten(Row row) {
        boolean isForgotten = row.delivery().state() instanceof DeliveryState.Held
                && world.workers().isEmpty()
                && channel(world, row)
                        .filter(channel -> channel.state() == ChannelState.ENABLED)
                        .map(channel -> world.now()
                                .isAfter(takesAttemptsSince(row, channel).plus(SOON)))
                        .orElse(false);
        return isForgotten
                ? Optional.of(row.channel() + " is still held, and its channel takes attempts")
                : Optional.empty();
    }

    private Instant takesAttemptsSince(Row row, Channel channel) {
        return Stream.of(
                        row.delivery().updatedAt(),
                        channel.version().updatedAt(),
                        World.shutUntil(world.stock().healths().find(new ChannelKey(TenantId.DEFAULT, channel.id()))))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// Requests are as many as attempts in the history, but for those under way and those whose workers died; and no
    /// more of them have decided anything than the schedule has attempts.
    private Optional<String> count(Row row) {
        long recorded = row.delivery().attempts().stream()
                .filter(attempt -> attempt.reason() != Reason.WORKER_LOST)
                .count();
        long sent = world.requests().stream()
                .filter(request -> request.channel().equals(row.channel()) && !request.isIn(Fate.OPEN))
                .count();
        long decided = world.requests().stream()
                .filter(request -> request.channel().equals(row.channel()) && request.isIn(Fate.DECIDED))
                .count();
        if (sent > recorded + scenario.faults().deathsBeyond(world.left())) {
            return Optional.of(row.channel() + " has had more requests than attempts and worker deaths");
        }
        int schedule = scenario.line(row.channel()).channel().retry().schedule().size();
        return decided > (schedule + 1L) * (1 + world.granted())
                ? Optional.of(row.channel() + " was sent beyond its schedule")
                : Optional.empty();
    }
}
