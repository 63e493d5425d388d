package dev.postrider.delivery;

import dev.postrider.channel.ChannelState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What comes of a person's wish about a delivery. Pure, as every decision here.
public sealed interface Intervention {
    /// It is so, once the store has taken the new state.
    record Granted(Delivery next) implements Intervention {}

    /// It cannot be so now.
    ///
    /// @param why with the remedy
    record Refused(String why) implements Intervention {}

    /// Asks for one more attempt, now. It takes the place of a wait, and the schedule starts afresh after it; so each
    /// wish that is granted is one attempt, and there is never more than one chain of them.
    ///
    /// @param channel as it is now
    static Intervention retry(Delivery delivery, ChannelState channel, Instant now) {
        if (channel != ChannelState.ENABLED) {
            return new Refused(
                    "its channel is " + channel.name().toLowerCase(Locale.ROOT) + "; enable the channel first");
        }
        return switch (delivery.state()) {
            case DeliveryState.Sending _ ->
                new Refused("an attempt is under way; read the delivery again when its status has changed");
            case DeliveryState.Waiting waiting
            when waiting.trigger() != Trigger.AUTO ->
                new Refused("an attempt that was asked for is about to begin; nothing more is needed");
            case DeliveryState.Waiting _, DeliveryState.Held _, DeliveryState.Succeeded _ -> granted(delivery, now);
            case DeliveryState.Failed _, DeliveryState.Cancelled _ -> granted(delivery, now);
        };
    }

    /// Asks for the attempts of a replay, the first of them at a moment. Only what is over is replayed: the rest is on
    /// its way.
    ///
    /// @param version the version of the channel to render; empty for the channel as it is
    static Intervention replay(Delivery delivery, ReplayId by, Optional<Long> version, Instant place) {
        return switch (delivery.state()) {
            case DeliveryState.Succeeded _, DeliveryState.Failed _, DeliveryState.Cancelled _ ->
                new Granted(delivery.replayedAt(place, by, version));
            case DeliveryState.Waiting _, DeliveryState.Sending _, DeliveryState.Held _ ->
                new Refused("it is on its way already: " + delivery.status().word());
        };
    }

    private static Intervention granted(Delivery delivery, Instant now) {
        return new Granted(delivery.retriedAt(now));
    }

    /// Calls off what is still to come. A request that is out cannot be called back.
    static Intervention cancel(Delivery delivery, Instant now) {
        return switch (delivery.state()) {
            case DeliveryState.Sending sending
            when !sending.leaseUntil().isBefore(now) ->
                new Refused("an attempt is under way; cancel the delivery again when its status has changed");
            case DeliveryState.Sending _, DeliveryState.Waiting _, DeliveryState.Held _ ->
                new Granted(delivery.cancelledAt(now));
            case DeliveryState.Succeeded _, DeliveryState.Failed _, DeliveryState.Cancelled _ ->
                new Refused("it is over: " + delivery.status().word());
        };
    }
}
