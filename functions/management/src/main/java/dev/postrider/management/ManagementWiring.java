package dev.postrider.management;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.ChannelCheck;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Opening;
import dev.postrider.engine.Operator;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.SqsWakeUpQueue;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What management is made of.
final class ManagementWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    WideLog log() {
        return new WideLog(platform.clock(), System.out);
    }

    Routes routes() {
        DynamoDbClient dynamo = AwsClients.dynamoDb();
        ChannelStore channels = new DynamoChannelStore(dynamo, environment.required("CHANNELS_TABLE"));
        String table = environment.required("DELIVERIES_TABLE");
        DynamoEventStore events = new DynamoEventStore(dynamo, table, Duration.ZERO, platform.clock());
        DynamoDeliveryStore deliveries = new DynamoDeliveryStore(
                dynamo,
                table,
                Duration.ofDays(Long.parseLong(environment.required("RETENTION_DAYS"))),
                platform.clock(),
                () -> UlidCreator.getUlid().toString());
        ChannelEditor editor =
                new ChannelEditor(channels, new ChannelCheck(new HandlebarsRenderer(), endpoints()), platform.clock());
        Operator operator = new Operator(
                channels,
                deliveries,
                new SqsWakeUpQueue(AwsClients.sqs(), environment.required("RETRY_QUEUE_URL")),
                platform.clock());
        return new Routes(
                new ChannelResource(channels, editor),
                new DeliveryResource(deliveries, events, operator),
                new EventResource(events, channels),
                new ContractResource());
    }

    private EndpointPolicy endpoints() {
        return platform.endpoints(EndpointPolicy.deployed(
                Opening.of(environment.required("ALLOW_PRIVATE_TARGETS"), environment.required("ALLOW_IPV6_TARGETS"))));
    }
}
