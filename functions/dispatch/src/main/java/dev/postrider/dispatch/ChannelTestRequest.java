package dev.postrider.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.event.EventId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.JsonBody;
import dev.postrider.gateway.Refusal;
import dev.postrider.intake.Mistakes;
import dev.postrider.runtime.Json;
import java.util.Set;

/// What a test is asked for.
///
/// @param body    the whole of it
/// @param draft   the channel that is not saved; an empty object where a saved one is tried
/// @param subject the event that it is tried on
record ChannelTestRequest(ObjectNode body, ObjectNode draft, Subject subject) {
    private static final String CHANNEL = "channel";
    private static final String EVENT = "event";
    private static final String EVENT_ID = "eventId";

    /// An event to try a channel on.
    sealed interface Subject {
        /// One that comes along, as its JSON was written, so that its numbers keep their digits.
        record Posted(String json) implements Subject {}

        /// One that Postrider has delivered before.
        record Recorded(EventId id) implements Subject {}
    }

    static ChannelTestRequest ofSaved(ApiRequest request) {
        return read(request, Set.of(EVENT, EVENT_ID));
    }

    static ChannelTestRequest ofDraft(ApiRequest request) {
        return read(request, Set.of(CHANNEL, EVENT, EVENT_ID));
    }

    private static ChannelTestRequest read(ApiRequest request, Set<String> known) {
        ObjectNode body = JsonBody.read(request);
        Mistakes mistakes = Mistakes.at("");
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                mistakes.add(
                        name,
                        Mistakes.INVALID,
                        "unknown field `" + name + "`",
                        "known here: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
        if (known.contains(CHANNEL) && !body.path(CHANNEL).isObject()) {
            mistakes.add(
                    CHANNEL,
                    Mistakes.INVALID,
                    "a test needs a channel to try",
                    "for one that is saved use POST /v1/channels/{id}/test");
        }
        checkSubject(body, mistakes);
        if (!mistakes.found().isEmpty()) {
            throw Refusal.invalid(mistakes.found());
        }
        return new ChannelTestRequest(
                body,
                body.path(CHANNEL) instanceof ObjectNode draft ? draft : Json.object(),
                body.hasNonNull(EVENT)
                        ? new Subject.Posted(JsonBody.field(request, EVENT))
                        : new Subject.Recorded(new EventId(body.path(EVENT_ID).asText())));
    }

    private static void checkSubject(ObjectNode body, Mistakes mistakes) {
        if (body.hasNonNull(EVENT) == body.hasNonNull(EVENT_ID)) {
            mistakes.add(
                    EVENT,
                    Mistakes.INVALID,
                    "a test needs an event: `event` or `eventId`, one of them",
                    "for example \"event\": {\"type\": \"order.created\", \"data\": {}}");
        } else if (body.hasNonNull(EVENT_ID)
                && !EventId.isValid(body.path(EVENT_ID).asText())) {
            mistakes.add(EVENT_ID, "bad_id", "an event id is evt_ and 26 characters", "take one from GET /v1/events");
        }
    }
}
