package dev.postrider.memory;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Health in memory. Tokens count the writes; nothing expires.
public final class InMemoryChannelHealthStore implements ChannelHealthStore {
    private static final int PARKED_SHARDS = 2;

    private final Map<ChannelKey, ChannelHealth> healths = new HashMap<>();
    private long writes;

    @Override
    public synchronized ChannelHealth find(ChannelKey channel) {
        return healths.getOrDefault(channel, ChannelHealth.good(channel));
    }

    @Override
    public synchronized List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels) {
        return channels.stream().map(id -> find(new ChannelKey(tenant, id))).toList();
    }

    @Override
    public synchronized Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
        if (!find(seen.channel()).token().equals(seen.token())) {
            return Optional.empty();
        }
        ChannelHealth stored = next.stored(Long.toString(++writes));
        healths.put(stored.channel(), stored);
        return Optional.of(stored);
    }

    @Override
    public synchronized List<ChannelHealth> parked(int shard) {
        return healths.values().stream()
                .filter(health -> health.parking().isPresent())
                .filter(health -> Math.floorMod(health.channel().hashCode(), PARKED_SHARDS) == shard)
                .sorted(Comparator.comparing(health -> health.channel().toString()))
                .toList();
    }

    @Override
    public int parkedShards() {
        return PARKED_SHARDS;
    }

    /// Of every channel that something is stored of.
    public synchronized List<ChannelHealth> all() {
        return healths.values().stream()
                .sorted(Comparator.comparing(health -> health.channel().toString()))
                .toList();
    }

    /// How often anything was written.
    public synchronized long writes() {
        return writes;
    }
}
