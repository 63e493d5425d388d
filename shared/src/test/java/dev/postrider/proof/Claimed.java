package dev.postrider.proof;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import java.time.Instant;

/// A worker's right to make one attempt.
record Claimed(String channel, int number, Instant leaseUntil) {
    static Claimed of(Delivery delivery) {
        if (delivery.state() instanceof DeliveryState.Sending sending) {
            return new Claimed(
                    delivery.key().channel().value(), delivery.progress().begun(), sending.leaseUntil());
        }
        throw new IllegalArgumentException("only a sending delivery is somebody's: " + delivery.state());
    }

    boolean isOf(Request request) {
        return request.channel().equals(channel) && request.number() == number;
    }

    /// Whether a delivery stands as this claim has left it.
    boolean holds(Delivery delivery) {
        return delivery.state() instanceof DeliveryState.Sending
                && delivery.progress().begun() == number;
    }
}
