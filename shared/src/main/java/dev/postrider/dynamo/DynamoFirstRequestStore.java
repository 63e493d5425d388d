package dev.postrider.dynamo;

import dev.postrider.repeat.FirstRequest;
import dev.postrider.repeat.FirstRequestStore;
import dev.postrider.repeat.RequestKey;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// First requests in the table of channels, put on condition that there is none.
public final class DynamoFirstRequestStore implements FirstRequestStore {
    private static final String ASKED = "asked";
    private static final String MADE = "made";
    private static final String AT = "at";
    private static final int MAX_TRIES = 5;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoFirstRequestStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /// One write for a first request; one write that fails and one read for a repeated one.
    @Override
    public FirstRequest remember(RequestKey key, FirstRequest request) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            if (put(key, request)) {
                return request;
            }
            Map<String, AttributeValue> before = dynamo.getItem(get ->
                            get.tableName(table).key(Keys.firstRequest(key)).consistentRead(true))
                    .item();
            if (!before.isEmpty()) {
                return read(before);
            }
        }
        throw new IllegalStateException("a first request comes and goes; try again");
    }

    private boolean put(RequestKey key, FirstRequest request) {
        Map<String, AttributeValue> item = Item.with(Keys.firstRequest(key));
        item.put(ASKED, Attr.text(request.asked()));
        item.put(MADE, Attr.text(request.made()));
        item.put(AT, Attr.millis(request.at()));
        Instant forgotten = request.at().plus(FirstRequest.KEPT);
        item.put(Keys.EXPIRES_AT, Attr.number(forgotten.plusMillis(999).getEpochSecond()));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR #at <= :forgotten")
                    .expressionAttributeNames(Map.of("#at", AT))
                    .expressionAttributeValues(
                            Map.of(":forgotten", Attr.millis(request.at().minus(FirstRequest.KEPT)))));
            return true;
        } catch (ConditionalCheckFailedException remembered) {
            return false;
        }
    }

    private static FirstRequest read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new FirstRequest(item.text(ASKED), item.text(MADE), item.instant(AT));
    }
}
