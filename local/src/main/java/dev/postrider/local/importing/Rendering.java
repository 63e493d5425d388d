package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.document.ChannelReader;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// What a template comes to as the body of a request, on one of the events in `events/`.
final class Rendering {
    private static final Instant NOW = Instant.EPOCH;
    private static final WebhookRenderer RENDERER =
            new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);

    private Rendering() {}

    /// The body; empty when the template does not render there.
    static Optional<String> of(String template, String example) {
        return as(isWrittenAsJson(template) ? "application/json" : "text/plain", template, example);
    }

    /// Whether a body's template comes to plain text rather than to JSON. One that does not render there may be either.
    static boolean isText(String template, String example) {
        return !isWrittenAsJson(template)
                && as("text/plain", template, example)
                        .map(String::strip)
                        .filter(text -> !text.startsWith("{") && !text.startsWith("[") && !text.isEmpty())
                        .isPresent();
    }

    private static boolean isWrittenAsJson(String template) {
        return template.strip().startsWith("{") && !template.strip().startsWith("{{");
    }

    private static Optional<String> as(String contentType, String template, String example) {
        ObjectNode json = Json.object().put("id", "example");
        ObjectNode request = json.putObject("request").put("url", "https://example.com/");
        request.putObject("headers").put("content-type", contentType);
        request.put("body", template);
        Channel channel = ChannelReader.read(json, Channel.Version.first(NOW), new ArrayList<>());
        AcceptedEvent event = event(example);
        WebhookRenderer.Result result = RENDERER.render(
                channel, event, DeliveryKey.of(event, channel.id()).id(), NOW);
        return result instanceof WebhookRenderer.Result.Ready ready
                ? Optional.of(ready.request().body().toString())
                : Optional.empty();
    }

    private static AcceptedEvent event(String example) {
        try {
            JsonNode json = Json.readTrusted(
                    Files.readString(ProjectFolder.find().resolve("events").resolve(example)));
            return new AcceptedEvent(
                    TenantId.DEFAULT,
                    NOW,
                    new Event(
                            new EventId("evt_01KAKD8H8RZ6S2W5V0QX9M3T7B"),
                            Optional.empty(),
                            json.path("source").asText(),
                            new EventType(json.path("type").asText()),
                            Optional.empty(),
                            NOW,
                            new JsonText(json.path("data").toString()),
                            Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
