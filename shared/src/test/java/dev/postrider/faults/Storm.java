package dev.postrider.faults;

import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.faults.Setting.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Many dead receivers and a few that work, each with an event a minute of its own. A tenant has ten dead ones
/// and one that works. Of three dead ones the first refuses connections, the second lets nobody connect for three
/// seconds, the third says nothing until the deadline.
final class Storm {
    static final Duration EVERY = Duration.ofMinutes(1);

    private static final int DEAD_OF_A_TENANT = 10;
    private static final List<Exchange> DEATHS = List.of(
            dead(Fault.CONNECTION_REFUSED, Duration.ofMillis(5)),
            dead(Fault.CONNECT_TIMEOUT, Duration.ofSeconds(3)),
            Setting.HANGS);

    private final Rehearsal rehearsal;
    private final int dead;
    private final int healthy;

    /// A storm on the virtual clock of a rehearsal.
    Storm(int dead, int healthy, Fleet fleet) {
        this.dead = dead;
        this.healthy = healthy;
        rehearsal = new Rehearsal(
                Setting.of(Storm::answer).withLatency(Duration.ofMillis(20)).with(fleet), 1);
        IntStream.range(0, dead).forEach(number -> add("dead-" + number, number / DEAD_OF_A_TENANT));
        IntStream.range(0, healthy).forEach(number -> add("well-" + number, number));
    }

    /// What receivers saw of it.
    record Seen(List<Sighting> requests) {
        /// Attempts on dead receivers in a second, on an average from one minute to another.
        double perSecond(int fromMinute, int toMinute) {
            long count = requests.stream()
                    .filter(request -> !isHealthy(request.channel()))
                    .filter(request -> isWithin(request.at(), fromMinute, toMinute))
                    .count();
            return (double) count / EVERY.multipliedBy(toMinute - fromMinute).toSeconds();
        }

        /// How long the events of those that work, accepted from one minute to another, took to their first attempt.
        List<Duration> delays(int fromMinute, int toMinute) {
            return requests.stream()
                    .filter(request -> isHealthy(request.channel()) && request.number() == 1)
                    .filter(request -> isWithin(request.delivery().acceptedAt(), fromMinute, toMinute))
                    .map(request -> Duration.between(request.delivery().acceptedAt(), request.at()))
                    .sorted()
                    .toList();
        }

        /// Within which 99 in a hundred of them had it.
        Duration first99(int fromMinute, int toMinute) {
            List<Duration> delays = delays(fromMinute, toMinute);
            return delays.get(delays.size() * 99 / 100);
        }

        private static boolean isWithin(Instant moment, int fromMinute, int toMinute) {
            Duration since = Duration.between(Rehearsal.START, moment);
            return since.compareTo(EVERY.multipliedBy(fromMinute)) >= 0
                    && since.compareTo(EVERY.multipliedBy(toMinute)) < 0;
        }
    }

    /// Plays so many minutes.
    Seen play(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            Instant begin = Rehearsal.START.plus(EVERY.multipliedBy(minute));
            int round = minute;
            rehearsal.at(begin, () -> post(begin, round));
        }
        rehearsal.play(Rehearsal.START.plus(EVERY.multipliedBy(minutes + 1)));
        return new Seen(rehearsal.chronicle().requests().stream()
                .map(Sighting.Answered::request)
                .toList());
    }

    /// Spreads a minute's events evenly over it.
    private void post(Instant begin, int minute) {
        IntStream.range(0, dead)
                .forEach(number -> at(begin, number, dead, "dead-" + number, number / DEAD_OF_A_TENANT, minute));
        IntStream.range(0, healthy).forEach(number -> at(begin, number, healthy, "well-" + number, number, minute));
    }

    private void at(Instant begin, int number, int of, String channel, int tenant, int minute) {
        Instant moment = begin.plus(EVERY.multipliedBy(number).dividedBy(of));
        rehearsal.at(moment, () -> rehearsal.post(event(tenant(tenant), channel, minute, rehearsal.now())));
    }

    private void add(String channel, int tenant) {
        rehearsal.channel(tenant(tenant), Samples.wanting(channel, SampleChannel.named(channel)));
    }

    private static TenantId tenant(int number) {
        return new TenantId("t" + number);
    }

    private static Exchange answer(Sighting request) {
        return isHealthy(request.channel())
                ? Setting.LANDS
                : DEATHS.get(Math.floorMod(request.channel().hashCode(), DEATHS.size()));
    }

    private static boolean isHealthy(String channel) {
        return channel.startsWith("well-");
    }

    private static AcceptedEvent event(TenantId tenant, String type, int minute, Instant now) {
        String id = type + "-" + minute;
        Event event = new Event(
                EventId.ofSource(tenant, "shop", id),
                Optional.of(id),
                "shop",
                new EventType(type),
                Optional.empty(),
                now,
                new JsonText("{\"n\":" + minute + "}"),
                Map.of());
        return new AcceptedEvent(tenant, now, event);
    }

    private static Exchange dead(Fault fault, Duration took) {
        return new Exchange(new AttemptOutcome.Unreachable(fault), took, Optional.empty());
    }
}
