package dev.postrider.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads many items of a table by their keys, eventually consistent, as many at once as DynamoDB lets (100).
final class BatchGet {
    private static final int MOST = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    BatchGet(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /// Those of the items that exist, in no order.
    List<Map<String, AttributeValue>> items(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST) {
            found.addAll(page(keys.subList(from, Math.min(keys.size(), from + MOST))));
        }
        return found;
    }

    private List<Map<String, AttributeValue>> page(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> open =
                Map.of(table, KeysAndAttributes.builder().keys(keys).build());
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> asked = open;
            BatchGetItemResponse answer = dynamo.batchGetItem(get -> get.requestItems(asked));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            open = answer.unprocessedKeys();
        }
        return found;
    }
}
