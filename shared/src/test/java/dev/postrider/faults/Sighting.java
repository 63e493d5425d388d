package dev.postrider.faults;

import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WebhookRequest;
import java.time.Instant;

/// A request as its receiver has seen it.
///
/// @param number of the attempt that its worker has claimed
record Sighting(DeliveryKey delivery, int number, WebhookRequest request, Instant at) {
    String channel() {
        return delivery.channel().value();
    }

    String webhookId() {
        return request.headers().getOrDefault("webhook-id", "none");
    }

    /// A request and what it was answered.
    record Answered(Sighting request, Reason reason) {}
}
