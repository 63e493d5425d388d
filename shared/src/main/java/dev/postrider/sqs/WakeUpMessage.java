package dev.postrider.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Json;
import java.util.Optional;

/// The body of a message on the retry queue: a wake-up, nothing else.
public final class WakeUpMessage {
    private WakeUpMessage() {}

    /// Writes a wake-up.
    public static String write(WakeUp wakeUp) {
        return Json.write(Json.object()
                .put("tenant", wakeUp.tenant().value())
                .put("channel", wakeUp.channel().value())
                .put("event", wakeUp.event().value())
                .put("attempt", wakeUp.attempt()));
    }

    /// The wake-up in a body; empty when it is none.
    public static Optional<WakeUp> read(String body) {
        try {
            JsonNode json = Json.read(body);
            return Optional.of(new WakeUp(
                    new TenantId(json.path("tenant").asText()),
                    new ChannelId(json.path("channel").asText()),
                    new EventId(json.path("event").asText()),
                    json.path("attempt").asInt()));
        } catch (JsonProcessingException | IllegalArgumentException poison) {
            return Optional.empty();
        }
    }
}
