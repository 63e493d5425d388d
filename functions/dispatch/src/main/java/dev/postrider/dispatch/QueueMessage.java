package dev.postrider.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A record of an SQS batch.
///
/// @param queue    the name of the queue it came from
/// @param receives how often SQS has handed it out, this time included
record QueueMessage(String id, String queue, int receives, String body) {
    static List<QueueMessage> readAll(JsonNode event) {
        List<QueueMessage> messages = new ArrayList<>();
        event.path("Records").forEach(item -> messages.add(read(item)));
        return messages;
    }

    private static QueueMessage read(JsonNode item) {
        String arn = item.path("eventSourceARN").asText();
        return new QueueMessage(
                item.path("messageId").asText(),
                arn.substring(arn.lastIndexOf(':') + 1),
                item.path("attributes").path("ApproximateReceiveCount").asInt(1),
                item.path("body").asText());
    }
}
