package dev.postrider.benchmarks;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.RenderContext;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The two bodies of Checkly's documentation that are measured: one flat with a loop, one deep with nested blocks.
/// `handlebars.js/measure.mjs` reads the same files.
public enum Workload {
    OPSGENIE,
    JIRA;

    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-21T16:07:56Z");

    Template template() {
        return new Template(text(name().toLowerCase(Locale.ROOT) + ".hbs"));
    }

    /// What a delivery's templates see of the one event that all workloads share.
    static RenderContext context(Escape escape) {
        return context(escape, text("event.json").strip());
    }

    /// What a delivery's templates see of an event with other data.
    static RenderContext context(Escape escape, String data) {
        Event event = new Event(
                new EventId("evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT"),
                Optional.empty(),
                "checkly/prod",
                new EventType("check.failed"),
                Optional.of("check/9f1c"),
                ACCEPTED_AT,
                new JsonText(data),
                Map.of());
        return new RenderContext(
                new AcceptedEvent(new TenantId("default"), ACCEPTED_AT, event),
                new ChannelView("bench", "Bench", Optional.empty(), Map.of()),
                "dlv_0123456789abcdefghjkmnpqrs",
                Map.of(),
                new TemplateRules(escape, Missing.EMPTY, Map.of()));
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
