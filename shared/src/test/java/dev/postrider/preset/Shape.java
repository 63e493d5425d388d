package dev.postrider.preset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.intake.Acceptance;
import dev.postrider.intake.ReadEvent;
import dev.postrider.intake.StructuredEvent;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/// The shapes of events that every preset must cope with.
enum Shape {
    FIRING,
    RESOLVED,
    MINIMAL,
    HOSTILE,
    HUGE;

    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-21T16:08:00Z");
    private static final String WIDE = "<&\"*_é😀\n";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The event as ingest would have taken it.
    AcceptedEvent event() {
        return accepted(this == HUGE ? huge() : file());
    }

    /// An event as ingest would have taken it.
    static AcceptedEvent accepted(String json) {
        Acceptance acceptance = new Acceptance(
                new TenantId("default"), "", ACCEPTED_AT, () -> new EventId("evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT"));
        return switch (acceptance.accept(StructuredEvent.read(json, ""), 0)) {
            case ReadEvent.Accepted(AcceptedEvent event) -> event;
            case ReadEvent.Rejected(var mistakes) -> throw new IllegalStateException(mistakes.toString());
        };
    }

    private String file() {
        try (InputStream in = Shape.class.getResourceAsStream("/presets/" + word() + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Far beyond what any receiver takes, and of characters that grow when they are escaped.
    private static String huge() {
        ObjectNode event =
                Json.object().put("id", "big-1").put("type", "check.failed").put("source", "s".repeat(256));
        event.put("subject", "k".repeat(1024));
        event.put("time", "2026-11-21T16:07:56Z");
        ObjectNode data = event.putObject("data");
        data.put("title", WIDE.repeat(200));
        data.put("message", WIDE.repeat(2000));
        data.put("severity", "warning");
        data.put("url", "https://app.example.com/" + "u".repeat(2500));
        ArrayNode tags = data.putArray("tags");
        ObjectNode details = data.putObject("details");
        for (int i = 0; i < 60; i++) {
            tags.add("tag " + i + " " + WIDE.repeat(10));
            details.put("field " + i + " " + WIDE.repeat(30), WIDE.repeat(200));
        }
        return Json.write(event);
    }
}
