package dev.postrider.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.health.Breaker;
import dev.postrider.health.Breaker.Trip;
import dev.postrider.health.ChannelHealth;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A channel's breaker as the API shows it.
public final class BreakerDocument {
    private BreakerDocument() {}

    /// Empty while it is closed.
    public static Optional<ObjectNode> write(ChannelHealth health, Channel channel) {
        Optional<ObjectNode> tripped = switch (health.breaker()) {
            case Breaker.Closed _ -> Optional.empty();
            case Breaker.Open(Instant _, Trip trip) -> Optional.of(write("open", trip));
            case Breaker.Probing(Instant _, Trip trip) -> Optional.of(write("probing", trip));
        };
        Optional<Instant> until = health.shutUntil(channel.version().number());
        return tripped.map(
                json -> json.put("until", until.map(Timestamps::write).orElse(null)));
    }

    private static ObjectNode write(String state, Trip trip) {
        return Json.object()
                .put("state", state)
                .put("cause", trip.cause().name().toLowerCase(Locale.ROOT));
    }
}
