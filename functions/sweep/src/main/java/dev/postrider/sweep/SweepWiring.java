package dev.postrider.sweep;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.dynamo.DynamoChannelHealthStore;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.dynamo.DynamoHeartbeatStore;
import dev.postrider.dynamo.DynamoReplayStore;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.DueWaker;
import dev.postrider.engine.Redelivery;
import dev.postrider.engine.Releaser;
import dev.postrider.engine.Replayer;
import dev.postrider.engine.Sweeper;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.SqsWakeUpQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the sweeper is made of.
final class SweepWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    private final DynamoDbClient dynamo = AwsClients.dynamoDb();
    private final String table = environment.required("DELIVERIES_TABLE");
    private final Duration retention = Duration.ofDays(Long.parseLong(environment.required("RETENTION_DAYS")));
    private final String channelsTable = environment.required("CHANNELS_TABLE");
    private final ChannelStore channels = new DynamoChannelStore(dynamo, channelsTable);
    private final DeliveryStore deliveries =
            new DynamoDeliveryStore(dynamo, table, retention, platform.clock(), SweepWiring::token);
    private final WakeUpQueue wakeUps = new SqsWakeUpQueue(AwsClients.sqs(), environment.required("RETRY_QUEUE_URL"));
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    InstantSource clock() {
        return platform.clock();
    }

    Sweeper sweeper() {
        Releaser releaser = new Releaser(
                new DynamoChannelHealthStore(dynamo, channelsTable, platform.clock(), SweepWiring::token),
                new CatalogCache(channels),
                deliveries,
                wakeUps,
                platform.clock());
        return new Sweeper(
                new DueWaker(deliveries, wakeUps, platform.clock()),
                releaser,
                new DynamoHeartbeatStore(dynamo, table),
                platform.clock(),
                workers,
                new WideLog(platform.clock(), System.out));
    }

    Replayer replayer() {
        EventStore events = new DynamoEventStore(dynamo, table, retention, platform.clock());
        return new Replayer(
                new DynamoReplayStore(dynamo, table, retention, platform.clock(), SweepWiring::token),
                new Replayer.Reading(deliveries, events),
                new Redelivery(deliveries, events, channels),
                wakeUps,
                platform.clock(),
                workers);
    }

    private static String token() {
        return UlidCreator.getUlid().toString();
    }
}
