package dev.postrider.proof;

import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WebhookClient;

/// All that a worker can touch.
public record Ports(
        ChannelStore channels, EventStore events, DeliveryStore deliveries, WakeUpQueue wakeUps, WebhookClient client) {
    public Ports with(EventStore other) {
        return new Ports(channels, other, deliveries, wakeUps, client);
    }

    public Ports with(DeliveryStore other) {
        return new Ports(channels, events, other, wakeUps, client);
    }

    public Ports with(WakeUpQueue other) {
        return new Ports(channels, events, deliveries, other, client);
    }
}
