/// The stores on DynamoDB. [Keys] is the only class that spells a key, each `…Items` turns one kind of item into a
/// value and back, each store holds the conditions and queries.
///
/// | access pattern | how |
/// |---|---|
/// | a tenant's revision; a channel by id; all channels | Channels, partition `tenant#channels` |
/// | variables and secrets of a tenant and its groups | Channels, partition `tenant#channels` |
/// | what changed since a revision | Channels, partition `tenant#changes`, sort key from the revision on |
/// | versions of a channel, newest first | Channels, partition `tenant#channel#id`, never changed |
/// | a key by its id, for the authorizer | Channels, partition `#key#id` |
/// | keys of a tenant, newest first | Channels, partition `tenant#keys`, a second copy of each |
/// | the first request with an Idempotency-Key, for 24 hours | Channels, partition `tenant#request#fingerprint` |
/// | the key that seals cursors | Channels, partition `#seal` |
/// | an event with its frozen list | Deliveries, partition `tenant#event#id` |
/// | events of a tenant, newest first | Deliveries, index `events`, 4 shards |
/// | a delivery by id; deliveries of a tenant, newest first | Deliveries, partition `tenant#delivery#shard`, 8 shards |
/// | deliveries of a channel, newest first | Deliveries, index `channelDeliveries`, 4 shards |
/// | deliveries due | Deliveries, index `due`, 16 shards, sparse |
/// | held deliveries of a channel, by age | Deliveries, index `held`, 4 shards, sparse |
/// | a channel's health; many at once | Deliveries, partition `tenant#health#id` |
/// | channels that may have held deliveries, of all tenants | Deliveries, index `parked`, 8 shards, sparse |
/// | the next free place in a channel's rate | Deliveries, partition `tenant#pace#id` |
/// | replays of a tenant, newest first | Deliveries, partition `tenant#replays` |
/// | replays that run, of all tenants | Deliveries, index `due`, partition `replays` |
/// | counts of a channel and hour; of a tenant and day | Deliveries, partition `tenant#tallies#day` |
/// | the sweeper's last heartbeat | Deliveries, partition `sweeper` |
@NullMarked
package dev.postrider.dynamo;

import org.jspecify.annotations.NullMarked;
