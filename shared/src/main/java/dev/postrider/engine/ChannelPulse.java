package dev.postrider.engine;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What this sandbox has seen of each channel's receiver: how many requests are out, and how slow the last one was.
/// A channel that is slow or crowded is not sent to in the course of planning an event, so that one hanging receiver
/// delays nobody else.
public final class ChannelPulse {
    private static final int MAX_IN_FLIGHT = 10;
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int MAX_CHANNELS = 10_000;

    private final Map<String, Beat> beats = new LinkedHashMap<>();

    private static final class Beat {
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicBoolean slow = new AtomicBoolean();
    }

    /// Whether a request to this channel may be part of planning an event.
    boolean isCalm(TenantId tenant, ChannelId channel) {
        Beat beat = beat(tenant, channel);
        return !beat.slow.get() && beat.inFlight.get() < MAX_IN_FLIGHT;
    }

    void begin(TenantId tenant, ChannelId channel) {
        beat(tenant, channel).inFlight.incrementAndGet();
    }

    void end(TenantId tenant, ChannelId channel, Duration took) {
        Beat beat = beat(tenant, channel);
        beat.inFlight.decrementAndGet();
        beat.slow.set(took.compareTo(SLOW) > 0);
    }

    private Beat beat(TenantId tenant, ChannelId channel) {
        synchronized (beats) {
            if (beats.size() > MAX_CHANNELS) {
                beats.values().removeIf(beat -> beat.inFlight.get() == 0);
            }
            return beats.computeIfAbsent(tenant + "#" + channel, _ -> new Beat());
        }
    }
}
