package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelPace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says whether an attempt may begin: what the channel's state, its breaker and its rate allow.
public final class Gate {
    /// A place in the channel's rate that is no farther away is waited for by the worker itself.
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final HealthBook book;
    private final ChannelPace pace;
    private final Pause pause;

    public Gate(HealthBook book, ChannelPace pace, Pause pause) {
        this.book = book;
        this.pace = pace;
        this.pause = pause;
    }

    /// What is to become of a delivery that asks for its attempt.
    sealed interface Passage {
        /// It goes through.
        ///
        /// @param at its place in the channel's rate, or now
        record Free(Instant at) implements Passage {}

        record Held(Hold hold) implements Passage {}

        /// Its place in the channel's rate is later.
        record Paced(Instant place) implements Passage {}

        /// It has waited for an open breaker longer than its channel lets anything wait.
        record Expired() implements Passage {}
    }

    /// What the channel's state says; the same to what is planned, what waits and what is held.
    static Optional<Hold> holdOf(Channel channel) {
        return switch (channel.state()) {
            case ENABLED -> Optional.empty();
            case PAUSED -> Optional.of(Hold.PAUSED);
            case DISABLED -> Optional.of(Hold.DISABLED);
        };
    }

    /// Learns how these channels are doing, all at once.
    void lookAt(TenantId tenant, List<ChannelId> channels) {
        book.open(tenant, channels);
    }

    /// Why a delivery that is being planned cannot be attempted soon.
    Optional<Hold> holdAtPlanning(TenantId tenant, Channel channel, Instant now) {
        return holdOf(channel)
                .or(() -> health(tenant, channel).isShut(number(channel), now)
                        ? Optional.of(Hold.BREAKER)
                        : Optional.empty());
    }

    /// Whether an attempt may begin without asking for a place, and will probably be over soon.
    boolean isWideOpen(TenantId tenant, Channel channel, Instant now) {
        ChannelHealth health = health(tenant, channel);
        return channel.rules().ratePerSecond().isEmpty() && health.isClosed() && !health.isSlow(now);
    }

    /// Decides on an attempt. One that passes an open breaker is its probe, and no other passes while that is under
    /// way; a person's own wish passes in any case, and what comes of it counts like a probe.
    Passage pass(Delivery delivery, Channel channel, Instant now) {
        if (delivery.hasExpired(channel.retry().maxAge(), now)) {
            return new Passage.Expired();
        }
        if (delivery.trigger() != Trigger.MANUAL
                && !passesBreaker(delivery.key().tenant(), channel, now)) {
            return new Passage.Held(Hold.BREAKER);
        }
        return channel.rules()
                .ratePerSecond()
                .filter(_ -> !delivery.isPaced())
                .map(rate -> place(key(delivery.key().tenant(), channel), rate, now))
                .orElseGet(() -> new Passage.Free(now));
    }

    private Passage place(ChannelKey key, int rate, Instant now) {
        Instant place = pace.reserve(key, rate, now);
        return place.isAfter(now.plus(LONGEST_WAIT)) ? new Passage.Paced(place) : new Passage.Free(place);
    }

    /// Waits for a place that is near.
    void await(Instant place, Instant now) {
        Duration wait = Duration.between(now, place);
        if (wait.isPositive()) {
            pause.last(wait);
        }
    }

    private boolean passesBreaker(TenantId tenant, Channel channel, Instant now) {
        ChannelHealth known = health(tenant, channel);
        if (known.isClosed() || known.isShut(number(channel), now)) {
            return known.isClosed();
        }
        boolean isProbe = book.change(
                key(tenant, channel),
                health -> health.isShut(number(channel), now)
                        ? health
                        : health.probing(number(channel), channel.timeout(), now),
                (_, _) -> {});
        return isProbe || health(tenant, channel).isClosed();
    }

    /// Notes that deliveries of a channel are about to be held, so that somebody will release them. Nothing may be
    /// held before this.
    void mark(TenantId tenant, Channel channel, Instant now) {
        book.change(key(tenant, channel), health -> health.marked(now), (_, _) -> {});
    }

    private ChannelHealth health(TenantId tenant, Channel channel) {
        return book.find(key(tenant, channel));
    }

    private static ChannelKey key(TenantId tenant, Channel channel) {
        return new ChannelKey(tenant, channel.id());
    }

    private static long number(Channel channel) {
        return channel.version().number();
    }
}
