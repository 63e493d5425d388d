package dev.postrider.proof;

import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Parking;
import dev.postrider.health.Release;
import dev.postrider.kit.MutableClock;
import dev.postrider.proof.Mailbox.Letter;
import dev.postrider.proof.Worker.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Everything that can happen next. The first step that is no fault is what happens when all goes well: workers go on,
/// messages are taken, the sweeper sweeps, owners do what they were going to, and only then time passes.
final class Steps {
    private static final Duration INVOCATION = Duration.ofSeconds(60);

    private final Scenario scenario;
    private final MutableClock clock;
    private final Crew crew;
    private final List<Step> found = new ArrayList<>();

    private Steps(Scenario scenario, MutableClock clock, Stage stage) {
        this.scenario = scenario;
        this.clock = clock;
        crew = new Crew(stage);
    }

    static List<Step> from(World world, Scenario scenario, Stage stage, MutableClock clock) {
        Steps steps = new Steps(scenario, clock, stage);
        world.workers().forEach(worker -> steps.letGo(world, worker));
        if (world.workers().size() < scenario.crew()) {
            steps.start(world);
        }
        if (world.moved() < scenario.moves().size()) {
            Scenario.Move move = scenario.moves().get(world.moved());
            steps.add(world, move.words(), scene -> scene.make(move));
        }
        steps.passTime(world);
        steps.goWrong(world);
        return steps.found;
    }

    private void add(World world, String words, Consumer<Scene> change) {
        add(world, words, Optional.empty(), change);
    }

    private void add(World world, String words, Optional<Faults> spent, Consumer<Scene> change) {
        Scene scene = new Scene(scenario, world, clock);
        spent.ifPresent(scene::spend);
        change.accept(scene);
        found.add(new Step(words, spent.isPresent(), scene.end()));
    }

    private void letGo(World world, Worker worker) {
        if (worker.ending() instanceof Worker.Ending.Done) {
            add(world, worker.words() + " is done", scene -> Crew.acknowledge(scene, worker));
        }
        for (Pending pending : worker.pending()) {
            add(
                    world,
                    worker.words() + ": " + pending.call().words().get(),
                    scene -> crew.letGo(scene, worker, pending));
        }
    }

    private void start(World world) {
        for (Letter<AcceptedEvent> letter : world.events().visible(world.now())) {
            begin(world, new Errand.Plan(letter), scenario.planning());
        }
        for (Letter<WakeUp> letter : world.wakeUps().visible(world.now())) {
            begin(world, new Errand.Wake(letter), INVOCATION);
        }
        if (scenario.sweeps() && world.hasWorkForSweep()) {
            begin(world, new Errand.Sweep(), INVOCATION);
        }
    }

    private void begin(World world, Errand errand, Duration time) {
        add(world, "start " + errand.words(), scene -> crew.start(scene, errand, time));
    }

    private void passTime(World world) {
        Optional<Instant> next = moments(world).min(Comparator.naturalOrder());
        boolean isTooLong = next.isEmpty()
                || world.workers().stream()
                        .anyMatch(worker -> worker.span().end().isBefore(next.orElseThrow()));
        if (isTooLong) {
            return;
        }
        Instant until = next.orElseThrow();
        String words = "time passes: " + Duration.between(world.now(), until);
        if (!isBusy(world)) {
            add(world, words, scene -> scene.setTime(until));
        } else if (world.left().drifts() > 0) {
            add(world, words, Optional.of(world.left().lessDrift()), scene -> scene.setTime(until));
        }
    }

    private boolean isBusy(World world) {
        return !world.workers().isEmpty()
                || !world.events().visible(world.now()).isEmpty()
                || !world.wakeUps().visible(world.now()).isEmpty()
                || (scenario.sweeps() && world.hasWorkForSweep());
    }

    /// The moments to come at which something becomes possible.
    private static Stream<Instant> moments(World world) {
        return Stream.of(
                        world.events().letters().stream().map(Letter::visibleAt),
                        world.wakeUps().letters().stream().map(Letter::visibleAt),
                        world.stock().rows().stream().flatMap(row -> row.dueAt().stream()),
                        world.stock().rows().stream().flatMap(row -> nextAttempt(row).stream()),
                        world.stock().parked().stream().flatMap(Steps::release),
                        world.stock().notable(world.now()).stream().map(World::shutUntil))
                .flatMap(some -> some)
                .filter(moment -> moment.isAfter(world.now()));
    }

    /// When a release goes on, and when nobody can be about to hold anything any more.
    private static Stream<Instant> release(ChannelHealth health) {
        Parking parking = health.parking().orElseThrow();
        return Stream.concat(
                parking.release().map(Release::nextAt).stream(),
                Stream.of(parking.lastAt().plus(Parking.SETTLED)));
    }

    private static Optional<Instant> nextAttempt(Stock.Row row) {
        return row.delivery().state() instanceof DeliveryState.Waiting waiting
                ? Optional.of(waiting.nextAttemptAt())
                : Optional.empty();
    }

    private void goWrong(World world) {
        Faults left = world.left();
        if (left.deaths() > 0) {
            world.workers()
                    .forEach(worker -> add(
                            world,
                            worker.words() + " dies",
                            Optional.of(left.lessDeath()),
                            scene -> scene.remove(worker)));
        }
        if (left.copies() > 0) {
            copy(world, left.lessCopy());
        }
        if (left.losses() > 0) {
            world.wakeUps()
                    .distinct()
                    .forEach(letter -> add(
                            world,
                            "lose the wake-up " + letter.value().channel() + " "
                                    + letter.value().attempt(),
                            Optional.of(left.lessLoss()),
                            scene -> scene.wakeUps(box -> box.without(letter.number()))));
        }
        if (left.troubles() > 0) {
            world.workers()
                    .forEach(worker -> worker.pending().stream()
                            .filter(pending -> pending.call().kind() != Call.Kind.SEND)
                            .forEach(pending -> trouble(world, worker, pending)));
        }
    }

    /// A client that repeats its request is accepted anew, later; SQS repeats what it has.
    private void copy(World world, Faults rest) {
        world.events().distinct().stream()
                .map(Letter::value)
                .distinct()
                .forEach(event -> add(
                        world,
                        "the event comes again",
                        Optional.of(rest),
                        scene -> scene.events(box -> box.with(
                                new AcceptedEvent(
                                        event.tenant(), event.acceptedAt().plusSeconds(1), event.event()),
                                scene.now()))));
        world.wakeUps().letters().stream()
                .map(Letter::value)
                .distinct()
                .forEach(wakeUp -> add(
                        world,
                        "the wake-up " + wakeUp.channel() + " " + wakeUp.attempt() + " comes again",
                        Optional.of(rest),
                        scene -> scene.wakeUps(box -> box.with(wakeUp, scene.now()))));
    }

    private void trouble(World world, Worker worker, Pending pending) {
        Optional<Faults> rest = Optional.of(world.left().lessTrouble());
        String words =
                worker.words() + " gets no answer to: " + pending.call().words().get();
        add(world, words + " (not done)", rest, scene -> crew.fail(scene, worker, pending));
        add(world, words + " (done)", rest, scene -> crew.failAfter(scene, worker, pending));
    }
}
