package dev.postrider.dynamo;

import dev.postrider.event.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A tenant's revision: every write to its channels and variables goes through here and makes the next one, with a
/// note of what has changed.
final class Revisions {
    private static final String REVISION = "revision";
    /// Of all that write at once one gets through each time, so as many writers as this.
    private static final int MAX_TRIES = 60;

    private final DynamoDbClient dynamo;
    private final String table;

    Revisions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /// The latest, read strongly consistent; 0 for a tenant that has never written.
    long current(TenantId tenant) {
        Map<String, AttributeValue> item = dynamo.getItem(request ->
                        request.tableName(table).key(Keys.revision(tenant)).consistentRead(true))
                .item();
        return item.isEmpty() ? 0 : new Item(item).number(REVISION);
    }

    /// The notes of the changes after one revision, up to another.
    List<Map<String, AttributeValue>> changes(TenantId tenant, long after, long upTo) {
        if (after >= upTo) {
            return List.of();
        }
        return dynamo
                .queryPaginator(range(Keys.changes(tenant), Keys.padded(after + 1), Keys.padded(upTo))
                        .build())
                .items()
                .stream()
                .toList();
    }

    QueryRequest.Builder range(String partition, String from, String to) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(
                        Map.of(":pk", Attr.text(partition), ":from", Attr.text(from), ":to", Attr.text(to)));
    }

    /// Writes with the tenant's next revision. Another writer may take that number first: then with the one after.
    ///
    /// @param change what the note says
    /// @param writes may have conditions
    /// @return whether those conditions held
    boolean commit(TenantId tenant, Map<String, AttributeValue> change, List<TransactWriteItem> writes) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            List<TransactWriteItem> all = new ArrayList<>(writes);
            all.addAll(next(tenant, change, current(tenant)));
            try {
                dynamo.transactWriteItems(request -> request.transactItems(all));
                return true;
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().limit(writes.size()).anyMatch(Revisions::isConditionFailed)) {
                    return false;
                }
            }
        }
        throw new IllegalStateException("too many writers at once on the channels of one tenant; try again");
    }

    private List<TransactWriteItem> next(TenantId tenant, Map<String, AttributeValue> change, long seen) {
        Map<String, AttributeValue> revision = Item.with(Keys.revision(tenant));
        revision.put(REVISION, Attr.number(seen + 1));
        Map<String, AttributeValue> note = Item.with(Keys.change(tenant, seen + 1));
        note.putAll(change);
        Put.Builder bump = Put.builder().tableName(table).item(revision);
        Put.Builder checked = seen == 0
                ? bump.conditionExpression("attribute_not_exists(pk)")
                : bump.conditionExpression("revision = :seen")
                        .expressionAttributeValues(Map.of(":seen", Attr.number(seen)));
        return List.of(
                put(checked.build()),
                put(Put.builder().tableName(table).item(note).build()));
    }

    private static boolean isConditionFailed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    static TransactWriteItem put(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }
}
