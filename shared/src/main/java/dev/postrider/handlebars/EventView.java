package dev.postrider.handlebars;

import dev.postrider.event.Event;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/// An event as templates see it: CloudEvents 1.0, JSON format.
final class EventView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventView() {}

    static JsonObject of(Event event, Object data) {
        LinkedHashMap<String, Object> view = new LinkedHashMap<>();
        view.put("specversion", "1.0");
        view.put("id", event.publicId());
        view.put("source", event.source());
        view.put("type", event.type().value());
        event.subject().ifPresent(subject -> view.put("subject", subject));
        view.put("time", TIME.format(event.time()));
        new TreeMap<>(event.extensions()).forEach((name, value) -> view.putIfAbsent(name, JsonModel.read(value)));
        view.put("data", data);
        return new JsonObject(view);
    }
}
