package dev.postrider.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.runtime.Json;

/// When the attempts of a delivery are made if all of them fail at once, in seconds from the first.
public final class TimetableDocument {
    private TimetableDocument() {}

    public static ArrayNode write(RetryPolicy policy) {
        ArrayNode timetable = Json.array();
        policy.timetable()
                .forEach(slot -> timetable
                        .addObject()
                        .put("attempt", slot.attempt())
                        .put("earliestSeconds", slot.earliest().toSeconds())
                        .put("latestSeconds", slot.latest().toSeconds()));
        return timetable;
    }
}
