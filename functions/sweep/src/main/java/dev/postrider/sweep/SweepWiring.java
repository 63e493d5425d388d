package dev.postrider.sweep;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoHeartbeatStore;
import dev.postrider.engine.DueWaker;
import dev.postrider.engine.Sweeper;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.SqsWakeUpQueue;
import java.time.Duration;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the sweeper is made of.
final class SweepWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    Sweeper sweeper() {
        DynamoDbClient dynamo = AwsClients.dynamoDb();
        String table = environment.required("DELIVERIES_TABLE");
        DynamoDeliveryStore deliveries = new DynamoDeliveryStore(
                dynamo,
                table,
                Duration.ZERO,
                platform.clock(),
                () -> UlidCreator.getUlid().toString());
        DueWaker waker = new DueWaker(
                deliveries,
                new SqsWakeUpQueue(AwsClients.sqs(), environment.required("RETRY_QUEUE_URL")),
                platform.clock());
        return new Sweeper(
                waker,
                new DynamoHeartbeatStore(dynamo, table),
                platform.clock(),
                Executors.newVirtualThreadPerTaskExecutor(),
                new WideLog(platform.clock(), System.out));
    }
}
