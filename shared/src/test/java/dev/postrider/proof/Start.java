package dev.postrider.proof;

import dev.postrider.channel.ChannelKey;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.kit.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
                .forEach(line -> put(stock, line));
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

    private static void put(Stock stock, Scenario.Line line) {
        stock.channels().save(TenantId.DEFAULT, line.channel(), 0);
        ChannelHealth good = ChannelHealth.good(
                new ChannelKey(TenantId.DEFAULT, line.channel().id()));
        if (!line.breaker().equals(good.breaker())) {
            stock.healths()
                    .replace(
                            good,
                            new ChannelHealth(
                                    good.channel(),
                                    line.breaker(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    ""));
        }
    }
}
