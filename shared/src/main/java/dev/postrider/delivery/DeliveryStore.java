package dev.postrider.delivery;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps deliveries. Every read is strongly consistent unless it says otherwise.
public interface DeliveryStore {
    /// Keeps a delivery that does not exist yet.
    ///
    /// @return it with its first token; empty when it exists already, and nothing has changed
    Optional<Delivery> create(Delivery first);

    Optional<Delivery> find(TenantId tenant, DeliveryId id);

    /// Swaps a delivery for its next state.
    ///
    /// @return the next state with its token; empty, and nothing has changed, when `seen` is no longer stored
    Optional<Delivery> replace(Delivery seen, Delivery next);

    /// Deliveries of a shard whose due time has come, earliest first; may be a moment behind (it reads an index).
    List<Due> due(int shard, Instant now, int limit);

    /// Held deliveries of a channel by id, which is by age, the oldest first; may be a moment behind (it reads an
    /// index).
    ///
    /// @param after only those after this one
    List<Due> held(ChannelKey channel, Optional<DeliveryId> after, int limit);

    /// Moves a due time, unless something else has moved it. Disturbs no worker: it leaves the token as it is.
    ///
    /// @return whether it was this call that moved it
    boolean postpone(Due due, Instant until);

    /// Deliveries of a tenant, newest event first; may be a moment behind.
    ///
    /// @param channel only this channel's
    /// @param before  only older ones than this id
    List<Delivery> list(TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> before, int limit);

    /// Deliveries of a tenant, oldest event first; may be a moment behind.
    ///
    /// @param channel only this channel's
    /// @param after   only younger ones than this id
    List<Delivery> listOldest(TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> after, int limit);

    /// Those of the deliveries that exist; all keys are of one tenant. May be a moment behind.
    List<Delivery> findAll(List<DeliveryKey> keys);

    /// In how many shards the due deliveries lie.
    int dueShards();

    /// A delivery as the due index shows it.
    ///
    /// @param wakeUp    what its worker is told
    /// @param notBefore when its next attempt may begin, where that is later than its due time
    /// @param isOrphan  whether a worker had it and did not come back
    record Due(DeliveryId id, WakeUp wakeUp, Instant dueAt, Instant notBefore, boolean isOrphan) {}
}
