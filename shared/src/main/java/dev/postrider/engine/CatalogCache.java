package dev.postrider.engine;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.ChannelStore;
import dev.postrider.event.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;

/// The catalogs this sandbox has seen. Each use asks the store for the tenant's revision, strongly consistent: a
/// channel
/// saved before an event was accepted matches it, and only what has changed is read again.
public final class CatalogCache {
    private static final int MAX_TENANTS = 200;

    private final ChannelStore store;
    private final Map<TenantId, Catalog> known = new LinkedHashMap<>();

    public CatalogCache(ChannelStore store) {
        this.store = store;
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
