package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.Delivery;
import dev.postrider.event.AcceptedEvent;

/// A delivery that this worker has claimed, with its event and the channel as it is now.
record Sendable(Delivery delivery, Channel channel, AcceptedEvent event) {}
