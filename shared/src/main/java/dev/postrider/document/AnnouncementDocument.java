package dev.postrider.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.health.Announcement;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// An operational event: what Postrider announces, as an event like any other. Its identity follows from type, channel
/// and hour, so that the first one of an hour is the only one.
public final class AnnouncementDocument {
    public static final String SOURCE = "postrider";

    private AnnouncementDocument() {}

    public static AcceptedEvent write(Announcement announcement, Instant now) {
        String channel = announcement.channel().id().value();
        String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        EventId id = EventId.ofAnnouncement(announcement.tenant(), announcement.type(), channel, hour);
        Event event = new Event(
                id,
                Optional.empty(),
                SOURCE,
                new EventType("postrider." + announcement.type()),
                Optional.of(channel),
                now,
                new JsonText(Json.write(data(announcement))),
                Map.of());
        return new AcceptedEvent(announcement.tenant(), now, event);
    }

    private static ObjectNode data(Announcement announcement) {
        ObjectNode json = Json.object();
        json.putObject("channel")
                .put("id", announcement.channel().id().value())
                .put("name", announcement.channel().label().name());
        switch (announcement) {
            case Announcement.Exhausted exhausted ->
                json.put("delivery", exhausted.delivery().id().value())
                        .put("event", exhausted.delivery().event().value())
                        .put("reason", exhausted.reason().code())
                        .put("attempts", exhausted.attempts());
            case Announcement.Failing failing ->
                json.put("reason", failing.reason().code()).put("until", Timestamps.write(failing.until()));
            case Announcement.Recovered _ -> {}
            case Announcement.Disabled disabled ->
                json.put("reason", disabled.reason().code());
        }
        return json;
    }
}
