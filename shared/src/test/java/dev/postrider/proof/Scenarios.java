package dev.postrider.proof;

import static dev.postrider.proof.Scenario.Reply.FAILS;
import static dev.postrider.proof.Scenario.Reply.HANGS;
import static dev.postrider.proof.Scenario.Reply.LANDS;

import dev.postrider.channel.Channel;
import dev.postrider.proof.Scenario.Line;
import dev.postrider.proof.Scenario.Move;
import dev.postrider.proof.Scenario.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is explored.
final class Scenarios {
    private static final Channel ORDERS = Scenario.channel("orders", Duration.ofSeconds(10), Duration.ofSeconds(100));
    private static final Channel INVOICES = Scenario.channel("invoices", Duration.ofSeconds(10));
    /// Longer than a queue can hold a wake-up back: these waits are the sweeper's.
    private static final Channel PATIENT = Scenario.channel("patient", Duration.ofHours(1));

    private Scenarios() {}

    /// Small enough for every build.
    static List<Scenario> small() {
        return Stream.of(oneChannel(), twoChannels(), ownersAtWork(), trouble())
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
                one("calls fail, large", FAILS, LANDS).with(new Faults(1, 1, 1, 0, 2)));
    }

    private static List<Scenario> oneChannel() {
        return List.of(
                one("lands", LANDS).with(new Faults(2, 1, 1, 0, 0)),
                one("lands after a retry", FAILS, LANDS).with(new Faults(2, 1, 1, 0, 0)),
                one("never lands", FAILS).with(new Faults(1, 1, 0, 0, 0)),
                one("hangs once", HANGS, LANDS).with(new Faults(1, 1, 0, 0, 0)),
                one("kills three workers", LANDS).with(new Faults(3, 0, 0, 0, 0)),
                one("is only planned", LANDS).onlyPlanning().with(new Faults(2, 1, 1, 0, 0)),
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
                        .with(new Faults(1, 1, 0, 0, 0)),
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
                two("saved while the event is planned")
                        .moving(Move.add(INVOICES))
                        .with(new Faults(1, 1, 0, 0, 0)));
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
