package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Variables;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.ChannelReader;
import dev.postrider.document.EndpointCheck;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.render.OpenChannel;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// What a channel that names a preset, and brings the catalogue's examples for its values, makes of an event: the
/// request as its receiver gets it, but for what every request has.
record RenderedPreset(String url, Map<String, String> headers, String body) {
    private static final WebhookRenderer RENDERER =
            new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);
    private static final Set<String> EVERYWHERE =
            Set.of("user-agent", "webhook-id", "webhook-timestamp", "x-webhook-hops");

    static RenderedPreset of(Preset preset, AcceptedEvent event) {
        return rendering(preset).apply(event);
    }

    static Function<AcceptedEvent, RenderedPreset> rendering(Preset preset) {
        OpenChannel open = open(preset, channel(preset));
        return event -> of(open, event);
    }

    /// The same for a channel that has nothing but a body.
    static Function<AcceptedEvent, RenderedPreset> rendering(String body) {
        ObjectNode json = Json.object().put("id", "golden");
        json.putObject("request").put("url", "https://example.com/").put("body", body);
        OpenChannel open = OpenChannel.plain(read(json));
        return event -> of(open, event);
    }

    private static RenderedPreset of(OpenChannel open, AcceptedEvent event) {
        DeliveryKey delivery = DeliveryKey.of(event, open.channel().id());
        WebhookRenderer.Result result = RENDERER.render(open, event, delivery.id(), event.acceptedAt());
        return switch (result) {
            case WebhookRenderer.Result.Ready(WebhookRequest request, var _) -> of(request);
            case WebhookRenderer.Result.Broken broken -> throw new AssertionError(open.channel() + ": " + broken);
        };
    }

    private static RenderedPreset of(WebhookRequest request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet().removeAll(EVERYWHERE);
        return new RenderedPreset(
                request.uri().toString(), headers, new String(request.body().array(), StandardCharsets.UTF_8));
    }

    /// A channel that says nothing but which preset it is made of and what that asks for.
    static Channel channel(Preset preset) {
        ObjectNode json =
                Json.object().put("id", "golden").put("name", "Prod alerts").put("preset", preset.id());
        ObjectNode variables = json.putObject("variables");
        preset.variables().stream()
                .filter(Preset.Input::required)
                .forEach(variable -> variables.put(variable.name(), variable.example()));
        ObjectNode secrets = json.putObject("secrets");
        preset.secrets().forEach(secret -> secrets.put(secret.name(), secret.example()));
        return read(json);
    }

    private static Channel read(ObjectNode json) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        JsonNode completed =
                new PresetDefaults(new PresetCatalog()).complete(json, () -> Variables.Names.NONE, mistakes);
        Channel channel = ChannelReader.read(completed, Channel.Version.first(Instant.EPOCH), mistakes);
        if (!mistakes.isEmpty()) {
            throw new AssertionError(mistakes.toString());
        }
        return channel;
    }

    private static OpenChannel open(Preset preset, Channel channel) {
        Variables.Names names = Variables.NONE.visibleTo(channel);
        Set<Origin> origins = switch (new EndpointCheck(EndpointPolicy.DEPLOYED).judge(channel.request(), names)) {
            case EndpointCheck.Verdict.Allowed(Origin origin) -> Set.of(origin);
            case EndpointCheck.Verdict.Refused refused -> throw new AssertionError(preset.id() + ": " + refused);
        };
        Map<String, OpenChannel.Secret> secrets = new HashMap<>();
        preset.secrets()
                .forEach(secret ->
                        secrets.put(secret.name(), new OpenChannel.Secret(SecretText.of(secret.example()), origins)));
        return new OpenChannel(channel, channel.variables(), secrets, Optional.empty(), Optional.empty(), List.of());
    }
}
