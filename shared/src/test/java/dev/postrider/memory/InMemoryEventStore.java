package dev.postrider.memory;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.EventStore;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Planned events in memory. An expired one stays in the map and counts as absent, as in a table.
public final class InMemoryEventStore implements EventStore {
    private final Map<Place, PlannedEvent> plans = new HashMap<>();
    private final Map<Place, Instant> kept = new HashMap<>();
    private final Duration retention;
    private final InstantSource clock;

    public InMemoryEventStore(Duration retention, InstantSource clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public synchronized void keep(TenantId tenant, EventId id, Instant acceptedAt) {
        if (find(tenant, id).isPresent()) {
            kept.merge(new Place(tenant, id), acceptedAt, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    @Override
    public synchronized void extend(TenantId tenant, EventId id, List<ChannelId> more) {
        find(tenant, id)
                .ifPresent(known -> plans.put(
                        new Place(tenant, id),
                        new PlannedEvent(
                                known.accepted(),
                                Stream.concat(known.channels().stream(), more.stream())
                                        .distinct()
                                        .toList(),
                                known.revision())));
    }

    private record Place(TenantId tenant, EventId id) {}

    @Override
    public synchronized PlannedEvent plan(PlannedEvent candidate) {
        AcceptedEvent accepted = candidate.accepted();
        Optional<PlannedEvent> first = find(accepted.tenant(), accepted.event().id());
        if (first.isEmpty()) {
            plans.put(new Place(accepted.tenant(), accepted.event().id()), candidate);
        }
        return first.orElse(candidate);
    }

    @Override
    public synchronized Optional<PlannedEvent> find(TenantId tenant, EventId id) {
        return Optional.ofNullable(plans.get(new Place(tenant, id))).filter(this::isKept);
    }

    @Override
    public synchronized List<EventSummary> list(TenantId tenant, Optional<EventPosition> before, int limit) {
        return plans.values().stream()
                .filter(plan -> plan.accepted().tenant().equals(tenant))
                .filter(this::isKept)
                .map(InMemoryEventStore::summary)
                .filter(event -> before.map(position -> event.position().compareTo(position) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(EventSummary::position).reversed())
                .limit(limit)
                .toList();
    }

    private static EventSummary summary(PlannedEvent plan) {
        Event event = plan.accepted().event();
        return new EventSummary(
                new EventPosition(plan.accepted().acceptedAt(), event.id()),
                event.type(),
                event.source(),
                event.subject());
    }

    /// A time to live is counted in whole seconds.
    private boolean isKept(PlannedEvent plan) {
        AcceptedEvent accepted = plan.accepted();
        Instant acceptedAt = accepted.acceptedAt();
        Instant later =
                kept.getOrDefault(new Place(accepted.tenant(), accepted.event().id()), acceptedAt);
        return (later.isAfter(acceptedAt) ? later : acceptedAt)
                .plus(retention)
                .truncatedTo(ChronoUnit.SECONDS)
                .isAfter(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
