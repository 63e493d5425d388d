package dev.postrider.proof;

import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.event.EventQueue;
import dev.postrider.health.ChannelHealthStore;

/// All that a worker can touch.
///
/// @param announcements where operational events go
public record Ports(
        ChannelStore channels,
        EventStore events,
        DeliveryStore deliveries,
        ChannelHealthStore healths,
        WakeUpQueue wakeUps,
        EventQueue announcements,
        WebhookClient client) {
    /// Announcements that reach nobody.
    public static final EventQueue UNHEARD =
            announced -> announced.stream().map(_ -> true).toList();

    public Ports with(EventStore other) {
        return new Ports(channels, other, deliveries, healths, wakeUps, announcements, client);
    }

    public Ports with(DeliveryStore other) {
        return new Ports(channels, events, other, healths, wakeUps, announcements, client);
    }

    public Ports with(ChannelHealthStore other) {
        return new Ports(channels, events, deliveries, other, wakeUps, announcements, client);
    }

    public Ports with(WakeUpQueue other) {
        return new Ports(channels, events, deliveries, healths, other, announcements, client);
    }
}
