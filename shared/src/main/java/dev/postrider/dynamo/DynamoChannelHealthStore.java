package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Health beside the channels, each in a partition of its own: a thousand channels that fail at once are not one busy
/// partition. As with deliveries, every write is one conditional put that recognises its own repetition.
public final class DynamoChannelHealthStore implements ChannelHealthStore {
    /// Longer than any drought counts.
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final int BATCH_GET = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final Supplier<String> tokens;

    /// A store over one table.
    ///
    /// @param tokens gives a different text at every call, in every sandbox
    public DynamoChannelHealthStore(DynamoDbClient dynamo, String table, InstantSource clock, Supplier<String> tokens) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.tokens = tokens;
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
        for (int from = 0; from < keys.size(); from += BATCH_GET) {
            getAll(keys.subList(from, Math.min(keys.size(), from + BATCH_GET))).stream()
                    .filter(this::isThere)
                    .map(HealthItems::read)
                    .forEach(health -> found.put(health.channel(), health));
        }
        return keys.stream()
                .map(key -> found.getOrDefault(key, ChannelHealth.good(key)))
                .toList();
    }

    private List<Map<String, AttributeValue>> getAll(List<ChannelKey> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> open = Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(Keys::health).toList())
                        .build());
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> asked = open;
            BatchGetItemResponse answer = dynamo.batchGetItem(get -> get.requestItems(asked));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            open = answer.unprocessedKeys();
        }
        return found;
    }

    @Override
    public Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
        ChannelHealth stored = next.stored(tokens.get());
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(HealthItems.write(stored, clock.instant().plus(RETENTION)))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        try {
            dynamo.putItem(unchangedSince(seen, put).build());
            return Optional.of(stored);
        } catch (ConditionalCheckFailedException e) {
            boolean wasMine = e.hasItem()
                    && new Item(e.item()).optionalText(HealthItems.TOKEN).equals(Optional.of(stored.token()));
            return wasMine ? Optional.of(stored) : Optional.empty();
        }
    }

    private PutItemRequest.Builder unchangedSince(ChannelHealth seen, PutItemRequest.Builder put) {
        return seen.token().isEmpty()
                ? put.conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                        .expressionAttributeValues(
                                Map.of(":now", Attr.number(clock.instant().getEpochSecond())))
                : put.conditionExpression("#token = :seen")
                        .expressionAttributeNames(Map.of("#token", HealthItems.TOKEN))
                        .expressionAttributeValues(Map.of(":seen", Attr.text(seen.token())));
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
