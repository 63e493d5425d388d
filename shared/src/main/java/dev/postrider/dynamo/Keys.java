package dev.postrider.dynamo;

import dev.postrider.access.KeyId;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.Variable;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.ReplayId;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.repeat.RequestKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every key of both tables. A tenant holds no `#`, so no tenant can spell another's key.
final class Keys {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String DUE_SHARD = "dueShard";
    static final String DUE_AT = "dueAt";
    static final String CHANNEL_SHARD = "channelShard";
    static final String HELD_SHARD = "heldShard";
    static final String PARKED_SHARD = "parkedShard";
    static final String EVENT_SHARD = "eventShard";
    static final String ACCEPTED_AT = "acceptedAt";
    static final String EXPIRES_AT = "expiresAt";

    static final String DUE_INDEX = "due";
    static final String CHANNEL_INDEX = "channelDeliveries";
    static final String EVENTS_INDEX = "events";
    static final String HELD_INDEX = "held";
    static final String PARKED_INDEX = "parked";

    static final int DUE_SHARDS = 16;
    private static final int DELIVERY_SHARDS = 8;
    private static final int CHANNEL_SHARDS = 4;
    private static final int EVENT_SHARDS = 4;
    private static final int HELD_SHARDS = 4;
    static final int PARKED_SHARDS = 8;

    /// The partition of the due index for replays that run.
    static final String RUNNING_REPLAYS = "replays";

    static final String SWEEPER = "sweeper";
    private static final String REVISION = "revision";
    private static final String CHANNEL_PREFIX = "channel#";
    private static final String VARIABLE_PREFIX = "variable#";

    private Keys() {}

    static Map<String, AttributeValue> revision(TenantId tenant) {
        return key(channels(tenant), REVISION);
    }

    /// Partition of a tenant's channels as they are now.
    static String channels(TenantId tenant) {
        return tenant + "#channels";
    }

    static Map<String, AttributeValue> channel(TenantId tenant, ChannelId id) {
        return key(channels(tenant), channelSort(id.value()));
    }

    static String channelSort(String id) {
        return CHANNEL_PREFIX + id;
    }

    /// The first key after all channels of a tenant.
    static String afterChannels() {
        return "channel$";
    }

    /// A variable or secret of a tenant or a group, in the partition of its channels.
    static Map<String, AttributeValue> variable(TenantId tenant, Variable.Key variable) {
        return key(channels(tenant), variableSort(variable));
    }

    static String variableSort(Variable.Key variable) {
        return VARIABLE_PREFIX + variable.group().map(group -> "group#" + group).orElse("") + "#" + variable.name();
    }

    static String beforeVariables() {
        return VARIABLE_PREFIX;
    }

    /// The first key after all variables of a tenant.
    static String afterVariables() {
        return "variable$";
    }

    static Map<String, AttributeValue> version(TenantId tenant, ChannelId id, long number) {
        return key(versions(tenant, id), padded(number));
    }

    static String versions(TenantId tenant, ChannelId id) {
        return tenant + "#channel#" + id;
    }

    static Map<String, AttributeValue> health(ChannelKey channel) {
        return key(channel.tenant() + "#health#" + channel.id(), "health");
    }

    static Map<String, AttributeValue> pace(ChannelKey channel) {
        return key(channel.tenant() + "#pace#" + channel.id(), "pace");
    }

    static String parkedShard(ChannelKey channel) {
        return parkedShard(shard(channel.tenant() + "#" + channel.id(), PARKED_SHARDS));
    }

    static String parkedShard(int shard) {
        return "parked#" + shard;
    }

    static String changes(TenantId tenant) {
        return tenant + "#changes";
    }

    static Map<String, AttributeValue> change(TenantId tenant, long revision) {
        return key(changes(tenant), padded(revision));
    }

    /// A key by its id, whosever it is. The `#` in front keeps the partition out of every tenant's reach.
    static Map<String, AttributeValue> apiKey(KeyId id) {
        return key("#key#" + id, "key");
    }

    static String apiKeys(TenantId tenant) {
        return tenant + "#keys";
    }

    /// A key among its tenant's.
    static Map<String, AttributeValue> apiKeyOf(TenantId tenant, KeyId id) {
        return key(apiKeys(tenant), id.value());
    }

    /// The first request with an Idempotency-Key.
    static Map<String, AttributeValue> firstRequest(RequestKey key) {
        return key(key.tenant() + "#request#" + key.fingerprint(), "request");
    }

    static Map<String, AttributeValue> sealKey() {
        return key("#seal", "key");
    }

    static String padded(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    static Map<String, AttributeValue> event(TenantId tenant, EventId id) {
        return key(tenant + "#event#" + id, "event");
    }

    /// A further chunk of a frozen list, from 1.
    static Map<String, AttributeValue> eventChannels(TenantId tenant, EventId id, String list, int chunk) {
        return key(tenant + "#event#" + id, "channels#" + list + "#" + chunk);
    }

    static String eventShard(TenantId tenant, EventId id) {
        return eventShard(tenant, shard(id.value(), EVENT_SHARDS));
    }

    static List<String> eventShards(TenantId tenant) {
        return IntStream.range(0, EVENT_SHARDS)
                .mapToObj(shard -> eventShard(tenant, shard))
                .toList();
    }

    private static String eventShard(TenantId tenant, int shard) {
        return tenant + "#events#" + shard;
    }

    static Map<String, AttributeValue> delivery(TenantId tenant, DeliveryId id) {
        return key(deliveries(tenant, shard(id.value(), DELIVERY_SHARDS)), id.value());
    }

    /// The partitions of a tenant's deliveries.
    static List<String> deliveryShards(TenantId tenant) {
        return IntStream.range(0, DELIVERY_SHARDS)
                .mapToObj(shard -> deliveries(tenant, shard))
                .toList();
    }

    private static String deliveries(TenantId tenant, int shard) {
        return tenant + "#delivery#" + shard;
    }

    /// The tenant whose items lie in a partition.
    static TenantId tenantOf(String partition) {
        return new TenantId(partition.substring(0, partition.indexOf('#')));
    }

    static String channelShard(TenantId tenant, ChannelId channel, DeliveryId id) {
        return channelShard(tenant, channel, shard(id.value(), CHANNEL_SHARDS));
    }

    static List<String> channelShards(TenantId tenant, ChannelId channel) {
        return IntStream.range(0, CHANNEL_SHARDS)
                .mapToObj(shard -> channelShard(tenant, channel, shard))
                .toList();
    }

    private static String channelShard(TenantId tenant, ChannelId channel, int shard) {
        return tenant + "#channel#" + channel + "#" + shard;
    }

    static String heldShard(ChannelKey channel, DeliveryId id) {
        return heldShard(channel, shard(id.value(), HELD_SHARDS));
    }

    static List<String> heldShards(ChannelKey channel) {
        return IntStream.range(0, HELD_SHARDS)
                .mapToObj(shard -> heldShard(channel, shard))
                .toList();
    }

    private static String heldShard(ChannelKey channel, int shard) {
        return channel.tenant() + "#held#" + channel.id() + "#" + shard;
    }

    static String dueShard(DeliveryId id) {
        return dueShard(shard(id.value(), DUE_SHARDS));
    }

    static String dueShard(int shard) {
        return "due#" + shard;
    }

    /// The one item of the sweeper.
    static Map<String, AttributeValue> heartbeat() {
        return key(SWEEPER, "heartbeat");
    }

    static Map<String, AttributeValue> replay(TenantId tenant, ReplayId id) {
        return key(replays(tenant), id.value());
    }

    static String replays(TenantId tenant) {
        return tenant + "#replays";
    }

    /// The counts of one channel and hour.
    static Map<String, AttributeValue> tally(ChannelKey channel, Instant hour) {
        return key(
                tallies(channel.tenant(), LocalDate.ofInstant(hour, ZoneOffset.UTC)), talliesOf(channel.id()) + hour);
    }

    static String tallies(TenantId tenant, LocalDate day) {
        return tenant + "#tallies#" + day;
    }

    static String talliesOf(ChannelId channel) {
        return channel + "#";
    }

    private static int shard(String text, int shards) {
        return Math.floorMod((text.hashCode() * 0x9E3779B9) >>> 16, shards);
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PK, AttributeValue.fromS(partition), SK, AttributeValue.fromS(sort));
    }
}
