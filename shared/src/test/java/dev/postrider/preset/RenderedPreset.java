package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Variables;
import dev.postrider.delivery.Bytes;
import dev.postrider.document.ChannelReader;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretText;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRenderer;
import dev.postrider.template.TemplateRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a channel that names a preset, and brings the catalogue's examples for its values, makes of an event.
record RenderedPreset(String url, Map<String, List<String>> query, Map<String, String> headers, String body) {
    private static final TemplateRenderer TEMPLATES = new HandlebarsRenderer();

    static RenderedPreset of(Preset preset, AcceptedEvent event) {
        Channel channel = channel(preset);
        TemplateRenderer.Rendering rendering = TEMPLATES.begin(context(preset, channel, event));
        Map<String, List<String>> query = new TreeMap<>();
        channel.request()
                .query()
                .forEach((name, values) -> query.put(
                        name,
                        values.stream()
                                .map(value -> text(rendering, value, Placement.QUERY))
                                .toList()));
        Map<String, String> headers = new TreeMap<>();
        channel.request()
                .headers()
                .forEach((name, value) -> headers.put(name, text(rendering, value, Placement.HEADER)));
        return new RenderedPreset(
                text(rendering, channel.request().url(), Placement.URL),
                query,
                headers,
                onTheWire(text(
                        rendering,
                        channel.request().body().orElseThrow(),
                        Placement.ofBody(channel.request().contentType()))));
    }

    /// What a receiver reads: UTF-8 has no place for half a character.
    private static String onTheWire(String body) {
        return new String(Bytes.utf8(body).array(), StandardCharsets.UTF_8);
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
        List<Problem.Mistake> mistakes = new ArrayList<>();
        JsonNode completed =
                new PresetDefaults(new PresetCatalog()).complete(json, () -> Variables.Names.NONE, mistakes);
        Channel channel = ChannelReader.read(completed, Channel.Version.first(Instant.EPOCH), mistakes);
        if (!mistakes.isEmpty()) {
            throw new AssertionError(mistakes.toString());
        }
        return channel;
    }

    private static RenderContext context(Preset preset, Channel channel, AcceptedEvent event) {
        Map<String, SecretText> secrets = new HashMap<>();
        preset.secrets().forEach(secret -> secrets.put(secret.name(), SecretText.of(secret.example())));
        return new RenderContext(
                event,
                new ChannelView(channel.id().value(), channel.label().name(), Optional.empty(), channel.variables()),
                "dlv_0123456789abcdefghjkmnpqrs",
                secrets,
                TemplateRules.STANDARD);
    }

    private static String text(TemplateRenderer.Rendering rendering, Template template, Placement placement) {
        if (template.isLiteral() && placement != Placement.JSON_BODY) {
            return template.source();
        }
        return switch (rendering.render(template, placement)) {
            case RenderResult.Rendered rendered -> rendered.text();
            case RenderResult.Failed(var fault) -> throw new AssertionError(template.source() + ": " + fault);
        };
    }
}
