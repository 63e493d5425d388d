package dev.postrider.proof;

import static dev.postrider.proof.Scenario.Reply.ASKS_FOR_A_PAUSE;
import static dev.postrider.proof.Scenario.Reply.FAILS;
import static dev.postrider.proof.Scenario.Reply.GONE;
import static dev.postrider.proof.Scenario.Reply.HANGS;
import static dev.postrider.proof.Scenario.Reply.LANDS;

import dev.postrider.channel.Channel;
import dev.postrider.health.Breaker;
import dev.postrider.health.Strain;
import dev.postrider.proof.Scenario.Line;
import dev.postrider.proof.Scenario.Move;
import dev.postrider.proof.Scenario.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is explored.
final class Scenarios {
    static final Channel ORDERS = Scenario.channel("orders", Duration.ofSeconds(10), Duration.ofSeconds(100));
    private static final Channel INVOICES = Scenario.channel("invoices", Duration.ofSeconds(10));
    /// Longer than a queue can hold a wake-up back: these waits are the sweeper's.
    private static final Channel PATIENT = Scenario.channel("patient", Duration.ofHours(1));

    private Scenarios() {}

    /// Small enough for every build.
    static List<Scenario> small() {
        return Stream.of(oneChannel(), twoChannels(), ownersAtWork(), breakers(), trouble())
                .flatMap(List::stream)
                .toList();
    }

    /// More faults at once, for a long evening.
    static List<Scenario> large() {
        return List.of(
                one("lands after a retry, large", FAILS, LANDS).with(new Faults(2, 1, 1, 1, 0)),
                one("never lands, large", FAILS).with(new Faults(2, 1, 1, 0, 0)),
                one("is only planned, large", LANDS).onlyPlanning().with(new Faults(2, 1, 1, 1, 0)),
                one("three workers at once", LANDS).withCrewOf(3).with(new Faults(1, 1, 1, 0, 0)),
                one("three slow workers at once", LANDS).withCrewOf(3).with(new Faults(0, 1, 0, 2, 0)),
                two("two channels, large").with(new Faults(2, 1, 1, 0, 0)),
                two("two channels, only planned, large").onlyPlanning().with(new Faults(2, 1, 0, 0, 0)),
                one("paused and resumed, large", FAILS, LANDS)
                        .moving(Move.pause(ORDERS), Move.resume(ORDERS))
                        .with(new Faults(2, 1, 1, 0, 0)),
                one("calls fail, large", FAILS, LANDS).with(new Faults(1, 1, 1, 0, 2)),
                open("planned while the breaker is open, large", LANDS).with(new Faults(2, 1, 1, 0, 0)),
                open("paused and resumed under an open breaker, large", LANDS)
                        .moving(Move.pause(ORDERS), Move.resume(ORDERS))
                        .with(new Faults(1, 1, 0, 0, 0)),
                almostOpen("the breaker opens, large", FAILS, FAILS, LANDS).with(new Faults(2, 1, 1, 0, 0)));
    }

    private static List<Scenario> oneChannel() {
        return List.of(
                one("lands", LANDS).with(new Faults(2, 1, 1, 0, 0)),
                one("lands after a retry", FAILS, LANDS).with(new Faults(2, 1, 0, 0, 0)),
                one("never lands", FAILS).with(new Faults(1, 1, 0, 0, 0)),
                one("hangs once", HANGS, LANDS).with(new Faults(1, 1, 0, 0, 0)),
                one("kills three workers", LANDS).with(new Faults(3, 0, 0, 0, 0)),
                one("is only planned", LANDS).onlyPlanning().with(new Faults(1, 1, 1, 0, 0)),
                one("is slow", FAILS, LANDS).with(new Faults(1, 0, 0, 1, 0)),
                one("is slow twice", LANDS).with(new Faults(0, 0, 0, 2, 0)),
                one("is slow and planned twice", LANDS).with(new Faults(0, 1, 0, 1, 0)),
                one("lands late while others fail", LANDS, FAILS).with(new Faults(0, 0, 0, 2, 0)),
                one("gives up a living worker", LANDS).with(new Faults(2, 0, 0, 1, 0)),
                one("meets three workers", FAILS, LANDS).withCrewOf(3).with(new Faults(0, 1, 0, 1, 0)),
                Scenario.of("waits long", line(PATIENT, FAILS, LANDS)).with(new Faults(1, 1, 1, 0, 0)),
                one("needs no sweeper", FAILS, LANDS).withoutSweeper().with(new Faults(0, 1, 0, 1, 0)),
                one("needs no sweeper, only planned", FAILS, LANDS)
                        .onlyPlanning()
                        .withoutSweeper()
                        .with(new Faults(0, 1, 0, 1, 0)));
    }

    private static List<Scenario> twoChannels() {
        return List.of(
                two("two channels").with(new Faults(1, 1, 0, 0, 0)),
                two("two channels, only planned").onlyPlanning().with(new Faults(1, 1, 0, 0, 0)),
                two("two channels, slow").with(new Faults(0, 0, 0, 1, 0)));
    }

    private static List<Scenario> ownersAtWork() {
        return List.of(
                one("paused and resumed", LANDS)
                        .moving(Move.pause(ORDERS), Move.resume(ORDERS))
                        .with(new Faults(1, 0, 0, 0, 0)),
                one("paused while it retries", FAILS, LANDS)
                        .moving(Move.pause(ORDERS), Move.resume(ORDERS))
                        .with(new Faults(1, 0, 0, 0, 0)),
                one("paused for good", FAILS, LANDS).moving(Move.pause(ORDERS)).with(new Faults(1, 1, 0, 0, 0)),
                one("deleted", FAILS, LANDS).moving(Move.delete(ORDERS)).with(new Faults(1, 1, 0, 0, 0)),
                one("deleted under a slow worker", LANDS)
                        .moving(Move.delete(ORDERS))
                        .with(new Faults(0, 0, 0, 1, 0)),
                one("retried by hand", FAILS, LANDS).moving(Move.retry(ORDERS)).with(new Faults(1, 1, 0, 0, 0)),
                one("retried by hand, twice", LANDS)
                        .moving(Move.retry(ORDERS), Move.retry(ORDERS))
                        .with(new Faults(1, 0, 0, 0, 0)),
                one("retried by hand under a slow worker", LANDS, FAILS)
                        .moving(Move.retry(ORDERS))
                        .with(new Faults(0, 0, 0, 1, 0)),
                one("cancelled and retried by hand", FAILS, LANDS)
                        .moving(Move.cancel(ORDERS), Move.retry(ORDERS))
                        .with(new Faults(1, 0, 0, 0, 0)),
                one("gone", GONE).with(new Faults(1, 1, 0, 0, 0)),
                one("gone, and retried by hand", GONE, LANDS)
                        .moving(Move.retry(ORDERS), Move.resume(ORDERS))
                        .with(new Faults(1, 0, 0, 0, 0)),
                two("saved while the event is planned")
                        .moving(Move.add(INVOICES))
                        .with(new Faults(1, 1, 0, 0, 0)));
    }

    private static List<Scenario> breakers() {
        return List.of(
                open("planned while the breaker is open", LANDS).with(new Faults(1, 1, 0, 0, 0)),
                open("the probe gets lost", LANDS).with(new Faults(1, 0, 1, 0, 0)),
                open("the probe fails twice", FAILS, FAILS, LANDS).with(new Faults(1, 0, 0, 0, 0)),
                open("the probe is asked to wait", ASKS_FOR_A_PAUSE, LANDS).with(new Faults(1, 1, 0, 0, 0)),
                open("the probe is slow", LANDS).with(new Faults(0, 1, 0, 1, 0)),
                open("paused and resumed under an open breaker", LANDS)
                        .moving(Move.pause(ORDERS), Move.resume(ORDERS))
                        .with(Faults.NONE),
                open("deleted under an open breaker", LANDS)
                        .moving(Move.delete(ORDERS))
                        .with(new Faults(1, 0, 0, 0, 0)),
                open("retried by hand under an open breaker", FAILS, LANDS)
                        .moving(Move.retry(ORDERS))
                        .with(Faults.NONE),
                open("a call fails under an open breaker", LANDS).with(new Faults(0, 0, 0, 0, 1)),
                almostOpen("the breaker opens", FAILS, FAILS, LANDS).with(new Faults(1, 0, 0, 0, 0)),
                almostOpen("the breaker stays open", FAILS).with(new Faults(0, 1, 0, 0, 0)),
                almostOpen("the breaker opens before wake-ups are lost", FAILS, LANDS)
                        .with(new Faults(0, 0, 2, 0, 0)),
                almostOpen("a call fails as the breaker opens", FAILS, LANDS).with(new Faults(0, 0, 0, 0, 1)));
    }

    /// For one more minute.
    static Scenario open(String name, Reply... replies) {
        return Scenario.of(
                name,
                line(ORDERS, replies)
                        .with(new Breaker.Open(
                                Start.TIME.plusSeconds(60),
                                new Breaker.Trip(
                                        Breaker.Cause.FAILING,
                                        Duration.ofMinutes(1),
                                        ORDERS.version().number()))));
    }

    /// One failure is missing.
    private static Scenario almostOpen(String name, Reply... replies) {
        return Scenario.of(name, line(ORDERS, replies).with(new Breaker.Closed(new Strain(9, Start.TIME, 9, 9))));
    }

    private static List<Scenario> trouble() {
        return List.of(
                two("a call fails").with(new Faults(0, 0, 0, 0, 1)),
                one("two calls fail", FAILS, LANDS).with(new Faults(0, 0, 0, 0, 2)),
                one("a call fails, a worker dies, a message comes twice", LANDS).with(new Faults(1, 1, 0, 0, 1)));
    }

    static Scenario one(String name, Reply... replies) {
        return Scenario.of(name, line(ORDERS, replies));
    }

    static Scenario two(String name) {
        return Scenario.of(name, line(ORDERS, LANDS), line(INVOICES, FAILS, LANDS));
    }

    private static Line line(Channel channel, Reply... replies) {
        return new Line(channel, List.of(replies));
    }
}
