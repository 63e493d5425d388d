package dev.postrider.engine;

import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.ReplayId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Has one delivery attempted once more because a replay asks for it. A delivery that the same replay, or a later one,
/// has taken is left alone, so whoever repeats a page repeats no request.
public final class Redelivery {
    private static final int MAX_TRIES = 10;

    /// An event younger than this outlives every attempt that a replay can lead to: it is kept for 24 days at least,
    /// and attempts end after seven.
    private static final Duration YOUNG = Duration.ofDays(14);

    private final DeliveryStore deliveries;
    private final EventStore events;
    private final ChannelStore channels;

    public Redelivery(DeliveryStore deliveries, EventStore events, ChannelStore channels) {
        this.deliveries = deliveries;
        this.events = events;
        this.channels = channels;
    }

    /// What a replay asks of a delivery.
    ///
    /// @param sameBytes whether it renders what its last attempt rendered
    /// @param place     when its first attempt may begin
    public record Wish(ReplayId by, boolean sameBytes, Instant place) {}

    /// Takes a delivery.
    ///
    /// @return it as it waits now, or why not
    public Intervention take(Delivery found, Wish wish) {
        Optional<Delivery> seen = Optional.of(found);
        for (int tries = 0; tries < MAX_TRIES && seen.isPresent(); tries++) {
            Optional<Intervention> settled = tryToTake(seen.orElseThrow(), wish);
            if (settled.isPresent()) {
                return settled.orElseThrow();
            }
            seen = deliveries.find(found.key().tenant(), found.key().id());
        }
        if (seen.isEmpty()) {
            return new Intervention.Refused("it has expired");
        }
        throw new IllegalStateException("delivery " + found.key().id() + " changes too often to be replayed");
    }

    /// Empty when somebody else has changed it meanwhile.
    private Optional<Intervention> tryToTake(Delivery seen, Wish wish) {
        if (seen.wasReplayedBy(wish.by())) {
            return Optional.of(new Intervention.Granted(seen));
        }
        if (channels.find(seen.key().tenant(), seen.key().channel()).isEmpty()) {
            return Optional.of(new Intervention.Refused("its channel is gone; create it again first"));
        }
        return switch (Intervention.replay(seen, wish.by(), version(seen, wish), wish.place())) {
            case Intervention.Refused refused -> Optional.of(refused);
            case Intervention.Granted(Delivery next) -> {
                keepEvent(next);
                yield deliveries.replace(seen, next).map(Intervention.Granted::new);
            }
        };
    }

    private static Optional<Long> version(Delivery delivery, Wish wish) {
        return delivery.attempts().reversed().stream()
                .filter(attempt -> wish.sameBytes() && attempt.request().isPresent())
                .findFirst()
                .map(Attempt::channelVersion);
    }

    /// Nothing that is sent again may expire on its way.
    private void keepEvent(Delivery next) {
        if (next.key().acceptedAt().plus(YOUNG).isBefore(next.progress().since())) {
            events.keep(next.key().tenant(), next.key().event(), next.progress().since());
        }
    }
}
