package dev.postrider.engine;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The health of channels, as this sandbox knows it: what it has read stands for some seconds, what it writes is
/// checked against the store. So a breaker that another sandbox has opened or closed is noticed that much later.
public final class HealthBook {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MAX_CHANNELS = 10_000;
    private static final int MAX_TRIES = 20;

    private final ChannelHealthStore store;
    private final InstantSource clock;
    private final Map<ChannelKey, Page> pages = new LinkedHashMap<>();

    public HealthBook(ChannelHealthStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Page(ChannelHealth health, Instant readAt) {}

    /// Hears of a change before it is written. It may hear of one that is overtaken by another worker's.
    interface Witness {
        void aboutToChange(ChannelHealth seen, ChannelHealth next);
    }

    /// Reads what is not known of these channels, all at once.
    void open(TenantId tenant, List<ChannelId> channels) {
        List<ChannelId> unknown = channels.stream()
                .filter(id -> known(new ChannelKey(tenant, id)).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            store.findAll(tenant, unknown).forEach(this::keep);
        }
    }

    ChannelHealth find(ChannelKey channel) {
        return known(channel).orElseGet(() -> keep(store.find(channel)));
    }

    /// Changes a channel's health.
    ///
    /// @return whether anything was written; `false` when the change changes nothing
    boolean change(ChannelKey channel, UnaryOperator<ChannelHealth> change, Witness witness) {
        ChannelHealth seen = find(channel);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            ChannelHealth next = change.apply(seen);
            if (next.equals(seen)) {
                return false;
            }
            witness.aboutToChange(seen, next);
            Optional<ChannelHealth> stored = store.replace(seen, next);
            if (stored.isPresent()) {
                keep(stored.orElseThrow());
                return true;
            }
            seen = keep(store.find(channel));
        }
        throw new IllegalStateException("the health of channel " + channel.id() + " changes too often to be changed");
    }

    private Optional<ChannelHealth> known(ChannelKey channel) {
        synchronized (pages) {
            return Optional.ofNullable(pages.get(channel))
                    .filter(page -> page.readAt().plus(FRESH).isAfter(clock.instant()))
                    .map(Page::health);
        }
    }

    private ChannelHealth keep(ChannelHealth health) {
        synchronized (pages) {
            pages.remove(health.channel());
            pages.put(health.channel(), new Page(health, clock.instant()));
            if (pages.size() > MAX_CHANNELS) {
                pages.remove(pages.keySet().iterator().next());
            }
        }
        return health;
    }
}
