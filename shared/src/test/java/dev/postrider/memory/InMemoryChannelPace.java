package dev.postrider.memory;

import dev.postrider.channel.ChannelKey;
import dev.postrider.health.ChannelPace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Places in rates, in memory.
public final class InMemoryChannelPace implements ChannelPace {
    private final Map<ChannelKey, Instant> nextFreeAt = new HashMap<>();

    @Override
    public synchronized Instant reserve(ChannelKey channel, int ratePerSecond, Instant now) {
        Instant free = nextFreeAt.getOrDefault(channel, now);
        Instant place = free.isAfter(now) ? free : now;
        nextFreeAt.put(channel, place.plus(Duration.ofSeconds(1).dividedBy(ratePerSecond)));
        return place;
    }
}
