package dev.postrider.dispatch;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.dynamo.DynamoChannelHealthStore;
import dev.postrider.dynamo.DynamoChannelPace;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.dynamo.DynamoTallyStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Opening;
import dev.postrider.engine.Aftermath;
import dev.postrider.engine.Announcer;
import dev.postrider.engine.Attempter;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.ChannelPulse;
import dev.postrider.engine.Counter;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.EventPlanner;
import dev.postrider.engine.Gate;
import dev.postrider.engine.HealthBook;
import dev.postrider.engine.Lookout;
import dev.postrider.engine.Pause;
import dev.postrider.engine.Recorder;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.http.ApacheWebhookClient;
import dev.postrider.kms.KmsSecrets;
import dev.postrider.matching.Matching;
import dev.postrider.render.Unsealer;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.MetricLog;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.Snapshot;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.RememberedSecrets;
import dev.postrider.secret.SecretOpener;
import dev.postrider.sqs.SqsEventQueue;
import dev.postrider.sqs.SqsWakeUpQueue;
import dev.postrider.template.TemplateRenderer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What dispatch is made of.
final class DispatchWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);
    private final WideLog log = new WideLog(platform.clock(), System.out);
    private final DynamoDbClient dynamo = AwsClients.dynamoDb();
    private final String table = environment.required("DELIVERIES_TABLE");
    private final String channelsTable = environment.required("CHANNELS_TABLE");
    private final Duration retention = Duration.ofDays(Long.parseLong(environment.required("RETENTION_DAYS")));

    Batch batch() {
        String retryQueueUrl = environment.required("RETRY_QUEUE_URL");
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        ChannelStore channels = new DynamoChannelStore(dynamo, channelsTable);
        SecretOpener opener = opener();
        CatalogCache catalogs = new CatalogCache(channels, new Unsealer(opener));
        EventStore events = new DynamoEventStore(dynamo, table, retention, platform.clock());
        DeliveryStore deliveries =
                new DynamoDeliveryStore(dynamo, table, retention, platform.clock(), DispatchWiring::token);
        SqsClient sqs = AwsClients.sqs();
        WakeUpQueue wakeUps = new SqsWakeUpQueue(sqs, retryQueueUrl);
        Announcer announcer =
                new Announcer(new SqsEventQueue(sqs, environment.required("EVENT_QUEUE_URL")), platform.clock(), log);
        HealthBook book = book();
        Gate gate = new Gate(book, new DynamoChannelPace(dynamo, channelsTable), Pause.asleep());
        Recorder recorder = new Recorder(
                deliveries, platform.clock(), () -> ThreadLocalRandom.current().nextDouble(), announcer, log);
        TemplateRenderer templates = new HandlebarsRenderer();
        Lookout lookout = new Lookout(Lookout.patience(workers), book, platform.clock(), log);
        Attempter attempter = new Attempter(
                new WebhookComposer(new WebhookRenderer(templates, endpoints()), opener),
                new ApacheWebhookClient(endpoints()),
                recorder,
                new ChannelPulse(lookout),
                platform.clock(),
                workers);
        Dispatcher dispatcher = new Dispatcher(events, deliveries, wakeUps, attempter, gate);
        EventPlanner planner = new EventPlanner(
                new Matching(new RulerPatterns(), templates), events, deliveries, wakeUps, dispatcher, gate);
        Counter counter = new Counter(new DynamoTallyStore(dynamo, table, retention), metrics(), log);
        Aftermath aftermath = new Aftermath(book, channels, announcer, counter, platform.clock(), log);
        String retryQueue = retryQueueUrl.substring(retryQueueUrl.lastIndexOf('/') + 1);
        Errands errands = new Errands(retryQueue, planner, dispatcher, log);
        Snapshot.after(new Rehearsal(events, deliveries, platform.clock()), log);
        return new Batch(errands, aftermath, catalogs, platform.clock(), workers, log);
    }

    private MetricLog metrics() {
        return new MetricLog(platform.clock(), System.out, environment.required("METRICS_NAMESPACE"));
    }

    private static String token() {
        return UlidCreator.getUlid().toString();
    }

    private HealthBook book() {
        return new HealthBook(
                new DynamoChannelHealthStore(dynamo, channelsTable, platform.clock(), DispatchWiring::token),
                platform.clock());
    }

    private EndpointPolicy endpoints() {
        return platform.endpoints(EndpointPolicy.deployed(
                Opening.of(environment.required("ALLOW_PRIVATE_TARGETS"), environment.required("ALLOW_IPV6_TARGETS"))));
    }

    private SecretOpener opener() {
        return new RememberedSecrets(
                platform.opener(() -> new KmsSecrets(AwsClients.kms(), environment.required("SECRETS_KEY_ARN"), log)),
                platform.clock());
    }
}
