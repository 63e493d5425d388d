package dev.postrider.benchmarks.emulators;

import dev.postrider.channel.Catalog;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.dynamo.DynamoTallyStore;
import dev.postrider.event.EventQueue;
import dev.postrider.event.TenantId;
import dev.postrider.metrics.TallyStore;
import dev.postrider.runtime.AwsClients;
import dev.postrider.sqs.SqsEventQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/// The emulators' tables and a queue of the floor's own, through the product's own clients.
final class FloorWiring {
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final String TABLE = "DeliveriesTable";
    private static final int SECONDS = 1;

    private final InstantSource clock = InstantSource.system();
    private final DynamoDbClient dynamo = AwsClients.dynamoDb();
    private final SqsClient sqs = AwsClients.sqs();
    private final AtomicLong tokens = new AtomicLong();
    private final String queueUrl =
            sqs.createQueue(queue -> queue.queueName("FloorQueue")).queueUrl();

    /// A message in the hands of a worker.
    record Letter(String id, String receipt, String body) {}

    Instant now() {
        return clock.instant();
    }

    EventQueue queue() {
        return new SqsEventQueue(sqs, queueUrl);
    }

    EventStore events() {
        return new DynamoEventStore(dynamo, TABLE, RETENTION, clock);
    }

    DeliveryStore deliveries() {
        return new DynamoDeliveryStore(dynamo, TABLE, RETENTION, clock, () -> "t" + tokens.incrementAndGet());
    }

    TallyStore tallies() {
        return new DynamoTallyStore(dynamo, TABLE, RETENTION);
    }

    /// Reads what the revision of a tenant is.
    void refresh(TenantId tenant) {
        new DynamoChannelStore(dynamo, "ChannelsTable").refresh(Catalog.empty(tenant));
    }

    /// Waits a second at most.
    List<Letter> receive(int most) {
        return sqs
                .receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(most).waitTimeSeconds(SECONDS))
                .messages()
                .stream()
                .map(FloorWiring::letter)
                .toList();
    }

    private static Letter letter(Message message) {
        return new Letter(message.messageId(), message.receiptHandle(), message.body());
    }

    void delete(List<Letter> letters) {
        List<DeleteMessageBatchRequestEntry> entries = letters.stream()
                .map(letter -> DeleteMessageBatchRequestEntry.builder()
                        .id(letter.id())
                        .receiptHandle(letter.receipt())
                        .build())
                .toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }
}
