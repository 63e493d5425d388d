package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.event.TenantId;
import dev.postrider.health.Observation;
import dev.postrider.render.OpenChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One run of a worker over its messages: when it ends, the catalogs that it goes by, and what it has observed of
/// receivers. A catalog is read once: the messages were there before it was, so it knows every channel that was saved
/// before their events were accepted.
public final class Invocation {
    private final Instant end;
    private final CatalogCache cache;
    private final Map<TenantId, Catalog> catalogs = new ConcurrentHashMap<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    /// An invocation that begins.
    ///
    /// @param end when the worker is stopped
    public Invocation(Instant end, CatalogCache cache) {
        this.end = end;
        this.cache = cache;
    }

    /// An attempt that has been made.
    ///
    /// @param isAnnounced whether its event was one of Postrider's own
    record Seen(ChannelKey key, Channel channel, Observation observation, Reading reading, boolean isAnnounced) {}

    Instant end() {
        return end;
    }

    Catalog catalog(TenantId tenant) {
        return catalogs.computeIfAbsent(tenant, cache::current);
    }

    /// Reads again, for whoever has met something newer.
    Catalog newerCatalog(TenantId tenant) {
        Catalog newer = cache.current(tenant);
        catalogs.put(tenant, newer);
        return newer;
    }

    /// A channel as a delivery is to render it, see [CatalogCache#rendered].
    Channel rendered(Delivery delivery, Channel now) {
        return cache.rendered(delivery, now);
    }

    /// A channel as an attempt uses it, see [CatalogCache#open].
    OpenChannel open(TenantId tenant, Channel channel) {
        return cache.open(tenant, channel);
    }

    void observe(Seen attempt) {
        seen.add(attempt);
    }

    List<Seen> observed() {
        return List.copyOf(seen);
    }
}
