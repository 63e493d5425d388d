package dev.postrider.engine;

import dev.postrider.channel.ChannelKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What this sandbox has seen of each channel's receiver: how many requests are out, and how slow the last one was.
/// A channel that is slow or crowded is not sent to in the course of planning an event, so that one hanging receiver
/// delays nobody else.
public final class ChannelPulse {
    /// A request that takes longer may keep others waiting.
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final int MAX_IN_FLIGHT = 10;
    private static final int MAX_CHANNELS = 10_000;

    private final Lookout lookout;
    private final Map<ChannelKey, Beat> beats = new LinkedHashMap<>();

    public ChannelPulse(Lookout lookout) {
        this.lookout = lookout;
    }

    private static final class Beat {
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicBoolean slow = new AtomicBoolean();
    }

    /// A request that is out.
    static final class Out {
        private final Beat beat;
        private final Future<?> lookout;

        private Out(Beat beat, Future<?> lookout) {
            this.beat = beat;
            this.lookout = lookout;
            beat.inFlight.incrementAndGet();
        }

        void end(Duration took) {
            lookout.cancel(false);
            beat.inFlight.decrementAndGet();
            beat.slow.set(took.compareTo(SLOW) > 0);
        }
    }

    /// Whether a request to this channel may be part of planning an event.
    boolean isCalm(ChannelKey channel) {
        Beat beat = beat(channel);
        return !beat.slow.get() && beat.inFlight.get() < MAX_IN_FLIGHT;
    }

    Out begin(ChannelKey channel) {
        return new Out(beat(channel), lookout.over(channel));
    }

    private Beat beat(ChannelKey channel) {
        synchronized (beats) {
            if (beats.size() > MAX_CHANNELS) {
                beats.values().removeIf(beat -> beat.inFlight.get() == 0);
            }
            return beats.computeIfAbsent(channel, _ -> new Beat());
        }
    }
}
