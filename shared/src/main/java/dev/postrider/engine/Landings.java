package dev.postrider.engine;

import dev.postrider.channel.ChannelKey;
import dev.postrider.health.Strain;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Successes of this sandbox that nobody else has needed to know of. They count once something fails: a share of
/// failures is one of all attempts.
final class Landings {
    private static final int MAX_CHANNELS = 10_000;

    private final Map<ChannelKey, Count> counts = new LinkedHashMap<>();

    private record Count(int landed, Instant from) {
        static final Count NONE = new Count(0, Instant.EPOCH);

        /// The same, unless it is too old to tell anything.
        Count at(Instant now) {
            return from.plus(Strain.WINDOW).isAfter(now) ? this : new Count(0, now);
        }

        Count and(int more) {
            return new Count(landed + more, from);
        }
    }

    void add(ChannelKey channel, int landed, Instant now) {
        synchronized (counts) {
            Count before = counts.getOrDefault(channel, Count.NONE);
            counts.remove(channel);
            counts.put(channel, before.at(now).and(landed));
            if (counts.size() > MAX_CHANNELS) {
                counts.remove(counts.keySet().iterator().next());
            }
        }
    }

    int take(ChannelKey channel, Instant now) {
        synchronized (counts) {
            Count count = counts.getOrDefault(channel, Count.NONE);
            counts.remove(channel);
            return count.at(now).landed();
        }
    }
}
