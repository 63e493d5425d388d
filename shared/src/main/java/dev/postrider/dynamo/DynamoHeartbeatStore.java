package dev.postrider.dynamo;

import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.HeartbeatStore;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The heartbeat as one item among the deliveries, of no tenant.
public final class DynamoHeartbeatStore implements HeartbeatStore {
    private static final String SWEPT_AT = "sweptAt";
    private static final String WOKEN = "woken";
    private static final String OVERDUE = "overdue";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoHeartbeatStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void beat(Heartbeat heartbeat) {
        Map<String, AttributeValue> item = Item.with(Keys.heartbeat());
        item.put(SWEPT_AT, Attr.millis(heartbeat.at()));
        item.put(WOKEN, Attr.number(heartbeat.woken()));
        item.put(OVERDUE, Attr.number(heartbeat.overdue()));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(sweptAt) OR sweptAt < :at")
                    .expressionAttributeValues(Map.of(":at", Attr.millis(heartbeat.at()))));
        } catch (ConditionalCheckFailedException laterOneIsKept) {
            return;
        }
    }

    @Override
    public Optional<Heartbeat> last() {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(Keys.heartbeat()).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(new Item(item)));
    }

    static Heartbeat read(Item item) {
        return new Heartbeat(item.instant(SWEPT_AT), item.count(WOKEN), item.count(OVERDUE));
    }
}
