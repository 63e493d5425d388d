package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Health beside the channels, each in a partition of its own: a thousand channels that fail at once are not one busy
/// partition. As with deliveries, every write is one conditional put that recognises its own repetition.
public final class DynamoChannelHealthStore implements ChannelHealthStore {
    /// Longer than any drought counts.
    private static final Duration RETENTION = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final TokenPut puts;
    private final BatchGet gets;

    /// A store over one table.
    ///
    /// @param tokens gives a different text at every call, in every sandbox
    public DynamoChannelHealthStore(DynamoDbClient dynamo, String table, InstantSource clock, Supplier<String> tokens) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.tokens = tokens;
        puts = new TokenPut(dynamo, table);
        gets = new BatchGet(dynamo, table);
    }

    @Override
    public ChannelHealth find(ChannelKey channel) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(Keys.health(channel)).consistentRead(true))
                .item();
        return isThere(item) ? HealthItems.read(item) : ChannelHealth.good(channel);
    }

    private boolean isThere(Map<String, AttributeValue> item) {
        return !item.isEmpty() && !new Item(item).isExpired(clock.instant());
    }

    @Override
    public List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels) {
        Map<ChannelKey, ChannelHealth> found = new HashMap<>();
        List<ChannelKey> keys =
                channels.stream().map(id -> new ChannelKey(tenant, id)).toList();
        gets.items(keys.stream().map(Keys::health).toList()).stream()
                .filter(this::isThere)
                .map(HealthItems::read)
                .forEach(health -> found.put(health.channel(), health));
        return keys.stream()
                .map(key -> found.getOrDefault(key, ChannelHealth.good(key)))
                .toList();
    }

    @Override
    public Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
        ChannelHealth stored = next.stored(tokens.get());
        Instant now = clock.instant();
        Map<String, AttributeValue> item = HealthItems.write(stored, now.plus(RETENTION));
        boolean isStored = seen.token().isEmpty() ? puts.createAnew(item, now) : puts.replace(seen.token(), item);
        return isStored ? Optional.of(stored) : Optional.empty();
    }

    /// Access pattern: channels with held deliveries, one shard of the sparse index `parked`.
    @Override
    public List<ChannelHealth> parked(int shard) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.PARKED_INDEX)
                .keyConditionExpression("parkedShard = :shard")
                .expressionAttributeValues(Map.of(":shard", Attr.text(Keys.parkedShard(shard))))
                .build();
        return dynamo.queryPaginator(query).items().stream()
                .map(HealthItems::read)
                .toList();
    }

    @Override
    public int parkedShards() {
        return Keys.PARKED_SHARDS;
    }
}
