package dev.postrider.management;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.event.TenantId;
import dev.postrider.replay.ReplayFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Counts what a replay would take, while somebody waits: up to a number of deliveries and for some seconds.
final class ReplayCounter {
    static final int MAX_LOOKED_AT = 50_000;
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int PAGE = 500;

    private final DeliveryStore deliveries;
    private final EventStore events;
    private final InstantSource clock;

    ReplayCounter(DeliveryStore deliveries, EventStore events, InstantSource clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
    }

    /// A count.
    ///
    /// @param isWhole whether there are no more than that
    record Count(long wanted, boolean isWhole) {}

    Count count(TenantId tenant, ReplayFilter filter) {
        Instant end = clock.instant().plus(LONGEST);
        DeliveryId position = DeliveryId.earliestAt(filter.since());
        long wanted = 0;
        for (int looked = 0; looked < MAX_LOOKED_AT && clock.instant().isBefore(end); looked += PAGE) {
            List<Delivery> page = deliveries.listOldest(tenant, filter.channel(), Optional.of(position), PAGE);
            wanted +=
                    page.stream().filter(delivery -> isWanted(delivery, filter)).count();
            if (page.size() < PAGE || !page.getLast().key().acceptedAt().isBefore(filter.until())) {
                return new Count(wanted, true);
            }
            position = page.getLast().key().id();
        }
        return new Count(wanted, false);
    }

    private boolean isWanted(Delivery delivery, ReplayFilter filter) {
        return filter.wants(delivery)
                && (filter.types().isEmpty()
                        || events.find(delivery.key().tenant(), delivery.key().event())
                                .map(planned ->
                                        filter.wants(planned.accepted().event().type()))
                                .orElse(false));
    }
}
