package dev.postrider.proof;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Instant;
import java.util.List;

/// Where every exploration begins: channels saved, one event accepted, nothing done.
final class Start {
    static final Instant TIME = SampleEvent.ACCEPTED_AT;
    static final AcceptedEvent ACCEPTED = SampleEvent.withData("{}");
    static final EventId EVENT = ACCEPTED.event().id();

    private Start() {}

    static World of(Scenario scenario, MutableClock clock) {
        Stock stock = Stock.empty(clock);
        scenario.lines().stream()
                .filter(line -> scenario.moves().stream()
                        .noneMatch(move ->
                                move.words().equals("add " + line.channel().id())))
                .forEach(line -> stock.channels().save(TenantId.DEFAULT, line.channel(), 0));
        return new World(
                TIME,
                stock,
                Mailbox.<AcceptedEvent>empty().with(ACCEPTED, TIME),
                Mailbox.empty(),
                List.of(),
                List.of(),
                List.of(),
                scenario.faults(),
                0,
                0,
                0);
    }
}
