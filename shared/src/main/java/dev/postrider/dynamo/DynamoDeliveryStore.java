package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Deliveries in their table. Every write is one conditional put of the whole item.
public final class DynamoDeliveryStore implements DeliveryStore {
    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration retention;
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final TokenPut puts;
    private final BatchGet gets;

    /// A store over one table.
    ///
    /// @param tokens gives a different text at every call, in every sandbox
    public DynamoDeliveryStore(
            DynamoDbClient dynamo, String table, Duration retention, InstantSource clock, Supplier<String> tokens) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
        this.clock = clock;
        this.tokens = tokens;
        puts = new TokenPut(dynamo, table);
        gets = new BatchGet(dynamo, table);
    }

    @Override
    public Optional<Delivery> create(Delivery first) {
        Delivery stored = first.stored(tokens.get());
        return puts.create(DeliveryItems.write(stored, retention)) ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public Optional<Delivery> replace(Delivery seen, Delivery next) {
        Delivery stored = next.stored(tokens.get());
        return puts.replace(seen.token(), DeliveryItems.write(stored, retention))
                ? Optional.of(stored)
                : Optional.empty();
    }

    @Override
    public Optional<Delivery> find(TenantId tenant, DeliveryId id) {
        Map<String, AttributeValue> item = dynamo.getItem(get ->
                        get.tableName(table).key(Keys.delivery(tenant, id)).consistentRead(true))
                .item();
        return item.isEmpty() || new Item(item).isExpired(clock.instant())
                ? Optional.empty()
                : Optional.of(DeliveryItems.read(item));
    }

    /// Access pattern: deliveries due, earliest first, one shard of the sparse index `due`.
    @Override
    public List<Due> due(int shard, Instant now, int limit) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName(Keys.DUE_INDEX)
                        .keyConditionExpression("dueShard = :shard AND dueAt <= :now")
                        .expressionAttributeValues(
                                Map.of(":shard", Attr.text(Keys.dueShard(shard)), ":now", Attr.millis(now)))
                        .limit(limit))
                .items()
                .stream()
                .map(DeliveryItems::readDue)
                .toList();
    }

    /// Access pattern: held deliveries of a channel, oldest first, merged from the shards of the sparse index `held`.
    @Override
    public List<Due> held(ChannelKey channel, Optional<DeliveryId> after, int limit) {
        QueryRequest index = QueryRequest.builder().indexName(Keys.HELD_INDEX).build();
        return Keys.heldShards(channel).stream()
                .map(shard -> new Shard(Keys.HELD_SHARD, shard))
                .flatMap(shard -> page(index.toBuilder(), shard, new Direction(true, after), limit).stream())
                .map(DeliveryItems::readDue)
                .sorted(Comparator.comparing(Due::id))
                .limit(limit)
                .toList();
    }

    @Override
    public int dueShards() {
        return Keys.DUE_SHARDS;
    }

    @Override
    public boolean postpone(Due due, Instant until) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Keys.delivery(due.wakeUp().tenant(), due.id()))
                    .updateExpression("SET dueAt = :until")
                    .conditionExpression("dueAt = :seen")
                    .expressionAttributeValues(
                            Map.of(":until", Attr.millis(until), ":seen", Attr.millis(due.dueAt()))));
            return true;
        } catch (ConditionalCheckFailedException movedBySomeoneElse) {
            return false;
        }
    }

    /// Access pattern: deliveries of a tenant (base table) or of a channel (index `channelDeliveries`), newest first.
    /// One query a shard, merged: a page costs the same whatever the total.
    @Override
    public List<Delivery> list(TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> before, int limit) {
        return list(tenant, channel, new Direction(false, before), limit);
    }

    @Override
    public List<Delivery> listOldest(
            TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> after, int limit) {
        return list(tenant, channel, new Direction(true, after), limit);
    }

    /// Which way a list goes, and where it begins.
    private record Direction(boolean isForward, Optional<DeliveryId> from) {
        Comparator<DeliveryId> order() {
            return isForward ? Comparator.naturalOrder() : Comparator.reverseOrder();
        }
    }

    private List<Delivery> list(TenantId tenant, Optional<ChannelId> channel, Direction direction, int limit) {
        Instant now = clock.instant();
        return channel
                .map(id -> ofChannel(tenant, id, direction, limit))
                .orElseGet(() -> ofTenant(tenant, direction, limit))
                .stream()
                .filter(item -> !new Item(item).isExpired(now))
                .map(DeliveryItems::read)
                .sorted(Comparator.comparing(
                        (Delivery delivery) -> delivery.key().id(), direction.order()))
                .toList();
    }

    private List<Map<String, AttributeValue>> ofTenant(TenantId tenant, Direction direction, int limit) {
        return Keys.deliveryShards(tenant).stream()
                .flatMap(shard -> page(QueryRequest.builder(), new Shard(Keys.PK, shard), direction, limit).stream())
                .sorted(Comparator.comparing(
                        (Map<String, AttributeValue> item) -> new DeliveryId(new Item(item).text(Keys.SK)),
                        direction.order()))
                .limit(limit)
                .toList();
    }

    private List<Map<String, AttributeValue>> ofChannel(
            TenantId tenant, ChannelId channel, Direction direction, int limit) {
        QueryRequest index =
                QueryRequest.builder().indexName(Keys.CHANNEL_INDEX).build();
        List<DeliveryId> ids = Keys.channelShards(tenant, channel).stream()
                .flatMap(shard ->
                        page(index.toBuilder(), new Shard(Keys.CHANNEL_SHARD, shard), direction, limit).stream())
                .map(item -> new DeliveryId(new Item(item).text(Keys.SK)))
                .sorted(direction.order())
                .limit(limit)
                .toList();
        return gets.items(ids.stream().map(id -> Keys.delivery(tenant, id)).toList());
    }

    /// One partition of a table or an index.
    private record Shard(String attribute, String value) {}

    private List<Map<String, AttributeValue>> page(
            QueryRequest.Builder query, Shard shard, Direction direction, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":shard", Attr.text(shard.value())));
        direction.from().ifPresent(id -> values.put(":bound", Attr.text(id)));
        String bound = direction.isForward() ? " AND sk > :bound" : " AND sk < :bound";
        query.tableName(table)
                .scanIndexForward(direction.isForward())
                .keyConditionExpression(shard.attribute() + " = :shard"
                        + direction.from().map(_ -> bound).orElse(""))
                .expressionAttributeValues(values)
                .limit(limit);
        return dynamo.queryPaginator(query.build()).items().stream()
                .limit(limit)
                .toList();
    }

    /// The deliveries of one event that exist, for the channels of its frozen list.
    @Override
    public List<Delivery> findAll(List<DeliveryKey> keys) {
        Instant now = clock.instant();
        return gets
                .items(keys.stream()
                        .map(key -> Keys.delivery(key.tenant(), key.id()))
                        .toList())
                .stream()
                .filter(item -> !new Item(item).isExpired(now))
                .map(DeliveryItems::read)
                .toList();
    }
}
