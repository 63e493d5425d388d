package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.render.OpenChannel;
import java.time.Duration;
import java.util.List;

/// Tries a channel at a person's wish, by the same code as a delivery, whatever the channel's state, breaker or rate:
/// one attempt, with its answer at once. Says nothing about the receiver's health, and touches no delivery but its own.
public final class ChannelTester {
    /// The longest that a test waits for its answer: whoever has asked waits as well, and API Gateway ends that wait
    /// after 30 seconds.
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private final EventStore events;
    private final DeliveryStore deliveries;
    private final Courier courier;
    private final WebhookClient client;
    private final Journal journal;

    public ChannelTester(
            EventStore events, DeliveryStore deliveries, Courier courier, WebhookClient client, Journal journal) {
        this.events = events;
        this.deliveries = deliveries;
        this.courier = courier;
        this.client = client;
        this.journal = journal;
    }

    /// Tries a saved channel, and keeps the event and its delivery in the history.
    ///
    /// @param event an event of its own; tried before, it is not sent again
    /// @return the delivery as it is now; one without an attempt is still under way
    public Delivery test(OpenChannel open, AcceptedEvent event) {
        Channel channel = open.channel();
        PlannedEvent planned = events.plan(new PlannedEvent(event, List.of(channel.id()), 0));
        DeliveryKey key = DeliveryKey.of(planned.accepted(), channel.id());
        return deliveries
                .create(Delivery.tested(key, channel, courier.now()))
                .map(claimed -> new Sendable(claimed, open, planned.accepted()))
                .map(sendable -> journal.keepTest(sendable, attempt(courier, sendable)))
                .or(() -> deliveries.find(key.tenant(), key.id()))
                .orElseThrow(() -> new IllegalStateException("a test vanished while it was repeated: " + key.id()));
    }

    /// Tries a channel that is not saved. Nothing is kept.
    ///
    /// @param own makes the attempt, with whatever opens the secrets of this channel
    public Attempt tryOut(OpenChannel open, AcceptedEvent event, Courier own) {
        DeliveryKey key = DeliveryKey.of(event, open.channel().id());
        return attempt(own, new Sendable(Delivery.tested(key, open.channel(), own.now()), open, event));
    }

    private Attempt attempt(Courier by, Sendable sendable) {
        return by.make(sendable, this::send).attempt();
    }

    private Exchange send(WebhookRequest request, Duration deadline) {
        return client.send(request, deadline.compareTo(LONGEST) < 0 ? deadline : LONGEST);
    }
}
