package dev.postrider.health;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps the health of channels that have had trouble; all others are [ChannelHealth#good].
public interface ChannelHealthStore {
    /// Read strongly consistent.
    ChannelHealth find(ChannelKey channel);

    /// One for each of the channels; may be a moment behind.
    List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels);

    /// Swaps a channel's health for its next.
    ///
    /// @return the next one with its token; empty, and nothing has changed, when `seen` is no longer stored
    Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next);

    /// The channels of a shard, of every tenant, that have held deliveries; may be a moment behind (it reads an
    /// index).
    List<ChannelHealth> parked(int shard);

    /// In how many shards the channels with held deliveries lie.
    int parkedShards();
}
