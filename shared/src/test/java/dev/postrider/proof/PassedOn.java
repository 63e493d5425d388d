package dev.postrider.proof;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A store that leaves all to another one, for bugs to differ from.
public class PassedOn implements DeliveryStore {
    private final DeliveryStore store;

    public PassedOn(DeliveryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Delivery> create(Delivery first) {
        return store.create(first);
    }

    @Override
    public Optional<Delivery> find(TenantId tenant, DeliveryId id) {
        return store.find(tenant, id);
    }

    @Override
    public Optional<Delivery> replace(Delivery seen, Delivery next) {
        return store.replace(seen, next);
    }

    @Override
    public List<Due> due(int shard, Instant now, int limit) {
        return store.due(shard, now, limit);
    }

    @Override
    public List<Due> held(ChannelKey channel, Optional<DeliveryId> after, int limit) {
        return store.held(channel, after, limit);
    }

    @Override
    public boolean postpone(Due due, Instant until) {
        return store.postpone(due, until);
    }

    @Override
    public List<Delivery> list(TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> before, int limit) {
        return store.list(tenant, channel, before, limit);
    }

    @Override
    public List<Delivery> listOldest(
            TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> after, int limit) {
        return store.listOldest(tenant, channel, after, limit);
    }

    @Override
    public List<Delivery> findAll(List<DeliveryKey> keys) {
        return store.findAll(keys);
    }

    @Override
    public int dueShards() {
        return store.dueShards();
    }
}
