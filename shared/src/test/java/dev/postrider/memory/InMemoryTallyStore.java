package dev.postrider.memory;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tallies in memory.
public final class InMemoryTallyStore implements TallyStore {
    private final Map<Place, Tally> tallies = new HashMap<>();

    private record Place(ChannelKey channel, Instant hour) {}

    @Override
    public synchronized void add(Hourly tally) {
        tallies.merge(new Place(tally.channel(), tally.hour()), tally.tally(), Tally::plus);
    }

    @Override
    public synchronized List<Hourly> list(TenantId tenant, Optional<ChannelId> channel, Instant since, Instant until) {
        return tallies.entrySet().stream()
                .map(entry ->
                        new Hourly(entry.getKey().channel(), entry.getKey().hour(), entry.getValue()))
                .filter(tally -> tally.channel().tenant().equals(tenant)
                        && channel.map(tally.channel().id()::equals).orElse(true)
                        && !tally.hour().isBefore(since)
                        && tally.hour().isBefore(until))
                .sorted(Comparator.comparing(Hourly::hour)
                        .thenComparing(tally -> tally.channel().id().value()))
                .toList();
    }
}
