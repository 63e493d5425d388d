package dev.postrider.benchmarks;

import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/// The stores on a table of one item, in this process: what is left of a call is the item's codec.
final class ItemWiring {
    private static final Duration RETENTION = Duration.ofDays(30);

    private final InstantSource clock;
    private final DynamoDbClient table = new OneItem();

    ItemWiring(Instant now) {
        clock = InstantSource.fixed(now);
    }

    EventStore events() {
        return new DynamoEventStore(table, "table", RETENTION, clock);
    }

    DeliveryStore deliveries() {
        return new DynamoDeliveryStore(table, "table", RETENTION, clock, () -> "token");
    }

    /// Takes every item and gives back the last.
    private static final class OneItem implements DynamoDbClient {
        // mutable: the item
        private Map<String, AttributeValue> item = Map.of();

        @Override
        public PutItemResponse putItem(PutItemRequest put) {
            item = put.item();
            return PutItemResponse.builder().build();
        }

        @Override
        public GetItemResponse getItem(GetItemRequest get) {
            return GetItemResponse.builder().item(item).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
