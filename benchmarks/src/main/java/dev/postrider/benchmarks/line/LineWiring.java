package dev.postrider.benchmarks.line;

import dev.postrider.benchmarks.Workload;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.Signing;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.dispatch.Batch;
import dev.postrider.dispatch.DispatchHandler;
import dev.postrider.dispatch.Errands;
import dev.postrider.dispatch.Rehearsal;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.dynamo.DynamoTallyStore;
import dev.postrider.endpoint.EndpointPolicy;
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
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.http.ApacheWebhookClient;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelPace;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventQueue;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.memory.InMemoryTallyStore;
import dev.postrider.memory.InMemoryWakeUpQueue;
import dev.postrider.render.Unsealer;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.MetricLog;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretText;
import dev.postrider.signature.Scheme;
import dev.postrider.signature.SigningSecret;
import dev.postrider.sqs.SqsWakeUpQueue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Dispatch as it is deployed, with one channel that renders a body of 700 bytes and signs, and with the stores,
/// the client and the address guard that a measurement asks for.
public final class LineWiring {
    private static final Instant CREATED_AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final String TABLE = "DeliveriesTable";
    private static final EndpointPolicy LOOPBACK_TOO = new LoopbackToo();
    private static final SecretContext CONTEXT =
            new SecretContext(TenantId.DEFAULT, SecretContext.Owner.channel("bench"), Signing.CONTEXT_NAME, Set.of());

    private final InstantSource clock = InstantSource.system();
    private final InMemorySecrets secrets = new InMemorySecrets();
    private final HandlebarsRenderer templates = new HandlebarsRenderer();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private final WideLog log = new WideLog(clock, nowhere);
    private final MetricLog metrics = new MetricLog(clock, nowhere, "Postrider/bench");

    /// The client as it is deployed, but that it may also post to a receiver beside it.
    public static WebhookClient client() {
        return new ApacheWebhookClient(LOOPBACK_TOO);
    }

    /// What dispatch does before its snapshot is taken.
    static void rehearse() {
        Shelves shelves = shelvesInMemory();
        new Rehearsal(shelves.events(), shelves.deliveries(), InstantSource.system()).run();
    }

    /// Stores in memory.
    public static Shelves shelvesInMemory() {
        InstantSource clock = InstantSource.system();
        return new Shelves(
                new InMemoryChannelStore(),
                new InMemoryEventStore(RETENTION, clock),
                new InMemoryDeliveryStore(RETENTION, clock),
                new InMemoryWakeUpQueue(clock),
                new InMemoryTallyStore());
    }

    /// Events, deliveries and counts through the SDK, at whatever endpoint its settings name; channels, which a sandbox
    /// remembers, in memory.
    static Shelves shelvesThroughTheSdk() {
        InstantSource clock = InstantSource.system();
        DynamoDbClient dynamo = AwsClients.dynamoDb();
        AtomicLong tokens = new AtomicLong();
        return new Shelves(
                new InMemoryChannelStore(),
                new DynamoEventStore(dynamo, TABLE, RETENTION, clock),
                new DynamoDeliveryStore(dynamo, TABLE, RETENTION, clock, () -> Long.toString(tokens.incrementAndGet())),
                new SqsWakeUpQueue(AwsClients.sqs(), "http://127.0.0.1/RetryQueue"),
                new DynamoTallyStore(dynamo, TABLE, RETENTION));
    }

    /// The handler over these stores.
    ///
    /// @param url where its channel posts to
    public DispatchHandler handler(String url, Shelves shelves, WebhookClient client) {
        shelves.channels().save(TenantId.DEFAULT, channel(url), 0);
        HealthBook book = new HealthBook(new InMemoryChannelHealthStore(), clock);
        Gate gate = new Gate(book, new InMemoryChannelPace(), Pause.asleep());
        Announcer announcer = new Announcer(new InMemoryEventQueue(clock), clock, log);
        Attempter attempter = new Attempter(
                new WebhookComposer(new WebhookRenderer(templates, LOOPBACK_TOO), secrets),
                client,
                new Recorder(shelves.deliveries(), clock, () -> 0, announcer, log),
                new ChannelPulse(new Lookout(Lookout.patience(workers), book, clock, log)),
                clock,
                workers);
        Dispatcher dispatcher =
                new Dispatcher(shelves.events(), shelves.deliveries(), shelves.wakeUps(), attempter, gate);
        EventPlanner planner = new EventPlanner(
                new Matching(new RulerPatterns(), templates),
                shelves.events(),
                shelves.deliveries(),
                shelves.wakeUps(),
                dispatcher,
                gate);
        Counter counter = new Counter(shelves.tallies(), metrics, log);
        return new DispatchHandler(new Batch(
                new Errands("RetryQueue", planner, dispatcher, log),
                new Aftermath(book, shelves.channels(), announcer, counter, clock, log),
                new CatalogCache(shelves.channels(), new Unsealer(secrets)),
                clock,
                workers,
                log));
    }

    /// A channel that wants `check.*` and signs.
    private Channel channel(String url) {
        SigningSecret key = SigningSecret.fresh(Scheme.STANDARD, new byte[SigningSecret.FRESH_BYTES]);
        Signing signing = new Signing(
                Scheme.STANDARD,
                List.of(new Signing.Key(
                        secrets.seal(SecretText.of(key.reveal()), CONTEXT),
                        Set.of(),
                        CREATED_AT,
                        Optional.empty(),
                        Optional.empty())));
        return Workload.channel(new ChannelId("bench"), url).with(signing);
    }
}
