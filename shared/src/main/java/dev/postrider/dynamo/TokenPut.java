package dev.postrider.dynamo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Writes whole items of a table, each with a token that is another at every write (decision 4). A put that fails its
/// condition against itself, since the SDK repeats a request whose answer was lost, is recognised by its token and
/// counts as done.
final class TokenPut {
    static final String TOKEN = "token";

    private final DynamoDbClient dynamo;
    private final String table;

    TokenPut(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /// Writes an item where there is none.
    ///
    /// @return whether it is there now
    boolean create(Map<String, AttributeValue> item) {
        return put(item, condition -> condition.conditionExpression("attribute_not_exists(pk)"));
    }

    /// Writes an item where there is none, or only one whose time is over.
    ///
    /// @return whether it is there now
    boolean createAnew(Map<String, AttributeValue> item, Instant now) {
        return put(
                item,
                condition -> condition
                        .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                        .expressionAttributeValues(Map.of(":now", Attr.number(now.getEpochSecond()))));
    }

    /// Writes an item in the place of the one that has this token.
    ///
    /// @return whether it is there now
    boolean replace(String seen, Map<String, AttributeValue> item) {
        return put(
                item,
                condition -> condition
                        .conditionExpression("#token = :seen")
                        .expressionAttributeNames(Map.of("#token", TOKEN))
                        .expressionAttributeValues(Map.of(":seen", Attr.text(seen))));
    }

    private boolean put(Map<String, AttributeValue> item, Consumer<PutItemRequest.Builder> condition) {
        try {
            dynamo.putItem(put -> {
                put.tableName(table)
                        .item(item)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                condition.accept(put);
            });
            return true;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && token(e.item()).equals(token(item));
        }
    }

    private static Optional<String> token(Map<String, AttributeValue> item) {
        return new Item(item).optionalText(TOKEN);
    }
}
