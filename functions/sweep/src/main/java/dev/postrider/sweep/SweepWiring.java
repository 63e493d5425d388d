package dev.postrider.sweep;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.engine.Sweeper;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.SqsWakeUpQueue;
import java.time.Duration;
import java.util.concurrent.Executors;

/// What the sweeper is made of.
final class SweepWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    Sweeper sweeper() {
        DynamoDeliveryStore deliveries = new DynamoDeliveryStore(
                AwsClients.dynamoDb(),
                environment.required("DELIVERIES_TABLE"),
                Duration.ZERO,
                platform.clock(),
                () -> UlidCreator.getUlid().toString());
        return new Sweeper(
                deliveries,
                new SqsWakeUpQueue(AwsClients.sqs(), environment.required("RETRY_QUEUE_URL")),
                platform.clock(),
                Executors.newVirtualThreadPerTaskExecutor(),
                new WideLog(platform.clock(), System.out));
    }
}
