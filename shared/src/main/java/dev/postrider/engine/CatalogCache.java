package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.Renewal;
import dev.postrider.event.TenantId;
import dev.postrider.render.OpenChannel;
import dev.postrider.render.Unsealer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The catalogs this sandbox has seen. Each use asks the store for the tenant's revision, strongly consistent: a
/// channel
/// saved before an event was accepted matches it, and only what has changed is read again.
public final class CatalogCache {
    private static final int MAX_TENANTS = 200;

    private final ChannelStore store;
    private final Unsealer unsealer;
    private final Map<TenantId, Catalog> known = new LinkedHashMap<>();

    /// A cache of channels that use no secrets.
    public CatalogCache(ChannelStore store) {
        this(store, new Unsealer((_, _) -> Optional.empty()));
    }

    public CatalogCache(ChannelStore store, Unsealer unsealer) {
        this.store = store;
        this.unsealer = unsealer;
    }

    public Catalog current(TenantId tenant) {
        Catalog before;
        synchronized (known) {
            before = known.getOrDefault(tenant, Catalog.empty(tenant));
        }
        Catalog now = store.refresh(before);
        if (now.revision() != before.revision()) {
            keep(now);
        }
        return now;
    }

    /// A channel as a delivery is to render it: as it is, or as it was where a replay asks for the same bytes.
    Channel rendered(Delivery delivery, Channel now) {
        return delivery.progress()
                .renewal()
                .flatMap(Renewal::version)
                .filter(number -> number != now.version().number())
                .flatMap(number -> store.versions(delivery.key().tenant(), now.id(), number + 1, 1).stream()
                        .findFirst())
                .map(now::rendering)
                .orElse(now);
    }

    /// A channel of a tenant's current catalog as an attempt uses it. Opens its secrets, so it comes before a
    /// claim: an attempt that a throttled key prevents is none.
    ///
    /// @throws RuntimeException when the key of the secrets cannot be used at the moment
    OpenChannel open(TenantId tenant, Channel channel) {
        Catalog catalog;
        synchronized (known) {
            catalog = known.getOrDefault(tenant, Catalog.empty(tenant));
        }
        return unsealer.open(tenant, channel, catalog.variables());
    }

    private void keep(Catalog catalog) {
        synchronized (known) {
            Catalog kept = known.remove(catalog.tenant());
            known.put(catalog.tenant(), kept == null || kept.revision() < catalog.revision() ? catalog : kept);
            if (known.size() > MAX_TENANTS) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
