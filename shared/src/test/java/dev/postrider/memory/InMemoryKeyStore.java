package dev.postrider.memory;

import dev.postrider.access.ApiKey;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyStore;
import dev.postrider.event.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Keys in memory.
public final class InMemoryKeyStore implements KeyStore {
    private final NavigableMap<String, ApiKey> keys = new TreeMap<>();
    private final InstantSource clock;

    public InMemoryKeyStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean add(ApiKey key) {
        return keys.putIfAbsent(key.id().value(), key) == null;
    }

    @Override
    public synchronized Optional<ApiKey> find(KeyId id) {
        return Optional.ofNullable(keys.get(id.value())).filter(this::isAlive);
    }

    @Override
    public synchronized List<ApiKey> list(TenantId tenant, Optional<KeyId> before, int limit) {
        Stream<ApiKey> newestFirst =
                before.map(last -> keys.headMap(last.value(), false)).orElse(keys).descendingMap().values().stream();
        return newestFirst
                .filter(key -> key.grant().tenant().equals(tenant))
                .filter(this::isAlive)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean revoke(TenantId tenant, KeyId id) {
        return find(id).filter(key -> key.grant().tenant().equals(tenant))
                .map(key -> keys.remove(key.id().value()))
                .isPresent();
    }

    private boolean isAlive(ApiKey key) {
        return !key.grant().isExpired(clock.instant());
    }
}
