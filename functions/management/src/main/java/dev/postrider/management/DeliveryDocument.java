package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Reason;
import dev.postrider.document.AttemptDocument;
import dev.postrider.document.Timestamps;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.Optional;

/// A delivery as the API shows it.
final class DeliveryDocument {
    private DeliveryDocument() {}

    static ObjectNode summary(Delivery delivery) {
        ObjectNode json = Json.object();
        json.put("id", delivery.key().id().value());
        json.put("event", delivery.key().event().value());
        json.put("channel", delivery.key().channel().value());
        json.put("status", delivery.status().word());
        reason(delivery).ifPresent(reason -> json.put("reason", reason.code()));
        json.put("attemptCount", delivery.attempts().size());
        json.put("acceptedAt", Timestamps.write(delivery.key().acceptedAt()));
        if (delivery.state() instanceof DeliveryState.Waiting(Instant at, var _, var _, var _)) {
            json.put("nextAttemptAt", Timestamps.write(at));
        }
        if (delivery.state() instanceof DeliveryState.Held(var _, var _, Hold hold)) {
            json.put("heldBy", hold.word());
        }
        json.put("updatedAt", Timestamps.write(delivery.updatedAt()));
        return json;
    }

    static ObjectNode whole(Delivery delivery) {
        ObjectNode json = summary(delivery);
        ArrayNode attempts = json.putArray("attempts");
        for (Attempt attempt : delivery.attempts()) {
            attempts.add(AttemptDocument.show(attempt));
        }
        return json;
    }

    /// What it failed for; of one that has not failed, what its latest attempt came to.
    static Optional<Reason> reason(Delivery delivery) {
        return delivery.state() instanceof DeliveryState.Failed(var _, Reason reason)
                ? Optional.of(reason)
                : delivery.attempts().isEmpty()
                        ? Optional.empty()
                        : Optional.of(delivery.attempts().getLast().reason());
    }
}
