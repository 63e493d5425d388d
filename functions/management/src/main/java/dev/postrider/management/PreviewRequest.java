package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.JsonBody;
import dev.postrider.gateway.Refusal;
import dev.postrider.intake.Mistakes;
import java.util.Set;

/// What `POST /v1/preview` is asked for.
///
/// @param subject which channels are to be rendered
/// @param event   the event's JSON as it was written, so that its numbers keep their digits
record PreviewRequest(Subject subject, String event) {
    private static final Set<String> KNOWN = Set.of("channel", "channelId", "event");

    /// Which channels a preview is of.
    sealed interface Subject {
        /// One that need not have been saved.
        record Draft(ObjectNode channel) implements Subject {}

        record Saved(ChannelId id) implements Subject {}

        /// Every one that would match.
        record Matching() implements Subject {}
    }

    static PreviewRequest read(ApiRequest request) {
        ObjectNode body = JsonBody.read(request);
        Mistakes mistakes = Mistakes.at("");
        body.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                mistakes.add(
                        name,
                        Mistakes.INVALID,
                        "unknown field `" + name + "`",
                        "known here: channel, channelId, event");
            }
        });
        if (!body.path("event").isObject()) {
            mistakes.add(
                    "event",
                    Mistakes.INVALID,
                    "a preview needs an event to render",
                    "for example \"event\": {\"type\": \"order.created\", \"data\": {}}");
        }
        Subject subject = subject(body, mistakes);
        if (!mistakes.found().isEmpty()) {
            throw Refusal.invalid(mistakes.found());
        }
        return new PreviewRequest(subject, JsonBody.field(request, "event"));
    }

    private static Subject subject(ObjectNode body, Mistakes mistakes) {
        if (body.hasNonNull("channel") && body.hasNonNull("channelId")) {
            mistakes.add("channelId", Mistakes.INVALID, "`channel` and `channelId` are both there", "keep one of them");
        }
        if (body.hasNonNull("channelId")) {
            String id = body.path("channelId").asText();
            if (ChannelId.isValid(id)) {
                return new Subject.Saved(new ChannelId(id));
            }
            mistakes.add("channelId", "bad_id", "a channel id is 2 to 63 of a-z, 0-9 and -", "for example prod-alerts");
        }
        if (!body.hasNonNull("channel")) {
            return new Subject.Matching();
        }
        if (body.path("channel") instanceof ObjectNode channel) {
            return new Subject.Draft(channel);
        }
        mistakes.add(
                "channel", Mistakes.INVALID, "`channel` must be an object", "leave it out for all that would match");
        return new Subject.Matching();
    }
}
