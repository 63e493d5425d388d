package dev.postrider.benchmarks.line;

import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.metrics.TallyStore;

/// The stores that dispatch works on.
public record Shelves(
        ChannelStore channels, EventStore events, DeliveryStore deliveries, WakeUpQueue wakeUps, TallyStore tallies) {}
