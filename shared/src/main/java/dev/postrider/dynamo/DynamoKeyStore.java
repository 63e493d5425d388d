package dev.postrider.dynamo;

import dev.postrider.access.ApiKey;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyStore;
import dev.postrider.event.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Keys in the table of channels, each twice: by its id for the authorizer, which knows no tenant yet, and among its
/// tenant's for whoever looks after them. One transaction writes both, so that neither is ever seen alone.
public final class DynamoKeyStore implements KeyStore {
    private static final int MAX_TRIES = 20;

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    public DynamoKeyStore(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean add(ApiKey key) {
        return commit(
                put(Put.builder()
                        .tableName(table)
                        .item(KeyItems.write(key, Keys.apiKey(key.id())))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build()),
                put(Put.builder()
                        .tableName(table)
                        .item(KeyItems.write(key, Keys.apiKeyOf(key.grant().tenant(), key.id())))
                        .build()));
    }

    /// Partition `#key#id`, strongly consistent: a new key works at once, a revoked one no more.
    @Override
    public Optional<ApiKey> find(KeyId id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        request -> request.tableName(table).key(Keys.apiKey(id)).consistentRead(true))
                .item();
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(KeyItems.read(item)).filter(this::isAlive);
    }

    /// Partition `tenant#keys`, from its end.
    @Override
    public List<ApiKey> list(TenantId tenant, Optional<KeyId> before, int limit) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .scanIndexForward(false)
                .limit(limit);
        AttributeValue partition = Attr.text(Keys.apiKeys(tenant));
        before.ifPresentOrElse(
                last -> query.keyConditionExpression("pk = :pk AND sk < :before")
                        .expressionAttributeValues(Map.of(":pk", partition, ":before", Attr.text(last))),
                () -> query.keyConditionExpression("pk = :pk").expressionAttributeValues(Map.of(":pk", partition)));
        return dynamo.queryPaginator(query.build()).items().stream()
                .map(KeyItems::read)
                .filter(this::isAlive)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean revoke(TenantId tenant, KeyId id) {
        Delete ofTheTenant = Delete.builder()
                .tableName(table)
                .key(Keys.apiKeyOf(tenant, id))
                .conditionExpression("attribute_exists(pk) AND (attribute_not_exists(#until) OR #until > :now)")
                .expressionAttributeNames(Map.of("#until", KeyItems.UNTIL))
                .expressionAttributeValues(Map.of(":now", Attr.millis(clock.instant())))
                .build();
        Delete byId = Delete.builder().tableName(table).key(Keys.apiKey(id)).build();
        return commit(delete(ofTheTenant), delete(byId));
    }

    private boolean isAlive(ApiKey key) {
        return !key.grant().isExpired(clock.instant());
    }

    /// Writes all or nothing. Another writer of the same key may be in the way for a moment: then once more.
    ///
    /// @return whether the condition of the first write held
    private boolean commit(TransactWriteItem conditional, TransactWriteItem other) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            try {
                dynamo.transactWriteItems(request -> request.transactItems(conditional, other));
                return true;
            } catch (TransactionCanceledException e) {
                List<String> reasons = e.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .toList();
                if (reasons.getFirst().equals("ConditionalCheckFailed")) {
                    return false;
                }
                if (!reasons.contains("TransactionConflict")) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("too many writers at once of one key; try again");
    }

    private static TransactWriteItem put(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }

    private static TransactWriteItem delete(Delete delete) {
        return TransactWriteItem.builder().delete(delete).build();
    }
}
