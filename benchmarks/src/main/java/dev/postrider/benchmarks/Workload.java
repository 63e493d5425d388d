package dev.postrider.benchmarks;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.Signing;
import dev.postrider.channel.Templating;
import dev.postrider.channel.TypePattern;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The two bodies of Checkly's documentation that are measured: one flat with a loop, one deep with nested blocks.
/// `handlebars.js/measure.mjs` reads the same files.
public enum Workload {
    OPSGENIE,
    JIRA;

    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-21T16:07:56Z");

    /// The body's template.
    public Template template() {
        return new Template(text(name().toLowerCase(Locale.ROOT) + ".hbs"));
    }

    /// What a delivery's templates see of the one event that all workloads share.
    static RenderContext context(Escape escape) {
        return context(escape, data());
    }

    /// What a channel posts of the event.
    public static String rendered() {
        RenderResult result =
                new HandlebarsRenderer().begin(context(Escape.AUTO)).render(OPSGENIE.template(), Placement.JSON_BODY);
        if (result instanceof RenderResult.Rendered rendered) {
            return rendered.text();
        }
        throw new IllegalStateException("a good template renders");
    }

    /// The event's data.
    public static String data() {
        return text("event.json").strip();
    }

    /// What a delivery's templates see of an event with other data.
    static RenderContext context(Escape escape, String data) {
        return new RenderContext(
                accepted(data),
                new ChannelView("bench", "Bench", Optional.empty(), Map.of()),
                "dlv_0123456789abcdefghjkmnpqrs",
                Map.of(),
                new TemplateRules(escape, Missing.EMPTY, Map.of()));
    }

    /// The one event.
    static AcceptedEvent accepted() {
        return accepted(data());
    }

    private static AcceptedEvent accepted(String data) {
        Event event = new Event(
                new EventId("evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT"),
                Optional.empty(),
                "checkly/prod",
                new EventType("check.failed"),
                Optional.of("check/9f1c"),
                ACCEPTED_AT,
                new JsonText(data),
                Map.of());
        return new AcceptedEvent(new TenantId("default"), ACCEPTED_AT, event);
    }

    /// A channel that posts the first body.
    public static Channel channel(ChannelId id, String url) {
        LinkedHashMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template("application/json"));
        return new Channel(
                id,
                Channel.Label.named(id.value()),
                ChannelStatus.chosen(ChannelState.ENABLED, ACCEPTED_AT),
                Match.ofTypes(List.of(new TypePattern("check.*"))),
                new RequestTemplate(
                        RequestTemplate.Method.POST,
                        new Template(url),
                        new LinkedHashMap<>(),
                        headers,
                        Optional.of(OPSGENIE.template())),
                Templating.STANDARD,
                Credentials.NONE,
                Signing.NONE,
                DeliveryRules.STANDARD,
                Channel.Version.first(ACCEPTED_AT));
    }

    private static String text(String file) {
        try (InputStream in = Workload.class.getResourceAsStream("/workloads/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }
}
