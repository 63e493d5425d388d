package dev.postrider.dynamo;

import dev.postrider.delivery.ReplayId;
import dev.postrider.event.TenantId;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Replays beside the deliveries: a partition for each tenant, and one of the due index for all that run.
public final class DynamoReplayStore implements ReplayStore {
    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration retention;
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final TokenPut puts;

    /// A store over one table.
    ///
    /// @param tokens gives a different text at every call, in every sandbox
    public DynamoReplayStore(
            DynamoDbClient dynamo, String table, Duration retention, InstantSource clock, Supplier<String> tokens) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
        this.clock = clock;
        this.tokens = tokens;
        puts = new TokenPut(dynamo, table);
    }

    @Override
    public Optional<Replay> create(Replay replay) {
        Replay stored = replay.stored(tokens.get());
        return puts.create(ReplayItems.write(stored, retention)) ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public Optional<Replay> replace(Replay seen, Replay next) {
        Replay stored = next.stored(tokens.get());
        return puts.replace(seen.token(), ReplayItems.write(stored, retention))
                ? Optional.of(stored)
                : Optional.empty();
    }

    @Override
    public Optional<Replay> find(TenantId tenant, ReplayId id) {
        return find(Keys.replay(tenant, id));
    }

    private Optional<Replay> find(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key).consistentRead(true))
                .item();
        return item.isEmpty() || new Item(item).isExpired(clock.instant())
                ? Optional.empty()
                : Optional.of(ReplayItems.read(item));
    }

    /// Access pattern: replays of a tenant, newest first.
    @Override
    public List<Replay> list(TenantId tenant, Optional<ReplayId> before, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", Attr.text(Keys.replays(tenant))));
        before.ifPresent(id -> values.put(":before", Attr.text(id)));
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression(
                        "pk = :pk" + before.map(_ -> " AND sk < :before").orElse(""))
                .expressionAttributeValues(values)
                .limit(limit)
                .build();
        return dynamo.queryPaginator(query).items().stream()
                .filter(item -> !new Item(item).isExpired(clock.instant()))
                .limit(limit)
                .map(ReplayItems::read)
                .toList();
    }

    /// Access pattern: replays that run, in the index `due`. What it shows is read again, as it is.
    @Override
    public List<Replay> running(int limit) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.DUE_INDEX)
                .keyConditionExpression("dueShard = :running")
                .expressionAttributeValues(Map.of(":running", Attr.text(Keys.RUNNING_REPLAYS)))
                .limit(limit)
                .build();
        return dynamo.query(query).items().stream()
                .flatMap(item -> find(Keys.replay(
                                Keys.tenantOf(new Item(item).text(Keys.PK)),
                                new ReplayId(new Item(item).text(Keys.SK))))
                        .stream())
                .filter(Replay::isRunning)
                .toList();
    }
}
