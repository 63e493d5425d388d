package dev.postrider.proof;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A store of health that leaves all to another one, for bugs to differ from.
class PassedOnHealths implements ChannelHealthStore {
    private final ChannelHealthStore store;

    PassedOnHealths(ChannelHealthStore store) {
        this.store = store;
    }

    @Override
    public ChannelHealth find(ChannelKey channel) {
        return store.find(channel);
    }

    @Override
    public List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels) {
        return store.findAll(tenant, channels);
    }

    @Override
    public Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
        return store.replace(seen, next);
    }

    @Override
    public List<ChannelHealth> parked(int shard) {
        return store.parked(shard);
    }

    @Override
    public int parkedShards() {
        return store.parkedShards();
    }
}
