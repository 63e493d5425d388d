package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.render.OpenChannel;

/// A delivery that this worker has claimed, with its event and the channel as it is now, opened for the attempt.
record Sendable(Delivery delivery, OpenChannel open, AcceptedEvent event) {
    Sendable(Delivery delivery, Channel channel, AcceptedEvent event) {
        this(delivery, OpenChannel.plain(channel), event);
    }

    Channel channel() {
        return open.channel();
    }

    ChannelKey channelKey() {
        return new ChannelKey(delivery.key().tenant(), channel().id());
    }
}
