package dev.postrider.sweep;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.dynamo.DynamoChannelHealthStore;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoHeartbeatStore;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.DueWaker;
import dev.postrider.engine.Releaser;
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
        String channels = environment.required("CHANNELS_TABLE");
        String table = environment.required("DELIVERIES_TABLE");
        DeliveryStore deliveries =
                new DynamoDeliveryStore(dynamo, table, Duration.ZERO, platform.clock(), SweepWiring::token);
        WakeUpQueue wakeUps = new SqsWakeUpQueue(AwsClients.sqs(), environment.required("RETRY_QUEUE_URL"));
        Releaser releaser = new Releaser(
                new DynamoChannelHealthStore(dynamo, channels, platform.clock(), SweepWiring::token),
                new CatalogCache(new DynamoChannelStore(dynamo, channels)),
                deliveries,
                wakeUps,
                platform.clock());
        return new Sweeper(
                new DueWaker(deliveries, wakeUps, platform.clock()),
                releaser,
                new DynamoHeartbeatStore(dynamo, table),
                platform.clock(),
                Executors.newVirtualThreadPerTaskExecutor(),
                new WideLog(platform.clock(), System.out));
    }

    private static String token() {
        return UlidCreator.getUlid().toString();
    }
}
