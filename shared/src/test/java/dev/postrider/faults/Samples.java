package dev.postrider.faults;

import dev.postrider.channel.Channel;
import dev.postrider.channel.Match;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.TypePattern;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Channels and events in which only a test's own point differs, and the luck of a run.
final class Samples {
    private Samples() {}

    /// A channel that wants everything, and tries again after each of these seconds.
    static Channel channel(String id, int... waits) {
        Channel plain = SampleChannel.named(id);
        List<Duration> schedule =
                Arrays.stream(waits).mapToObj(Duration::ofSeconds).toList();
        return plain.with(plain.rules().with(new RetryPolicy(schedule, Duration.ofDays(5), Set.of(), true)));
    }

    /// The same, wanting only events of this type.
    static Channel wanting(String type, Channel channel) {
        return channel.with(Match.ofTypes(List.of(new TypePattern(type))));
    }

    static AcceptedEvent event(int number, Instant acceptedAt) {
        return event("t.x", number, acceptedAt);
    }

    static AcceptedEvent event(String type, int number, Instant acceptedAt) {
        String id = "A-" + number;
        Event event = new Event(
                EventId.ofSource(TenantId.DEFAULT, "shop", id),
                Optional.of(id),
                "shop",
                new EventType(type),
                Optional.empty(),
                acceptedAt,
                new JsonText("{\"n\":" + number + "}"),
                Map.of());
        return new AcceptedEvent(TenantId.DEFAULT, acceptedAt, event);
    }

    /// The seed of a run, printed so that `-Dseed=` can bring it back.
    static long seed(String what) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("%s: -Dseed=%d%n", what, seed);
        return seed;
    }
}
