package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.Delivery;

/// A delivery that this worker has claimed, and the channel as it is now.
record Sendable(Delivery delivery, Channel channel) {}
