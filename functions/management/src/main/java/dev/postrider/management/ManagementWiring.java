package dev.postrider.management;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyStore;
import dev.postrider.access.KeyText;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.EventPatterns;
import dev.postrider.channel.VariableStore;
import dev.postrider.delivery.ReplayId;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.dynamo.DynamoChannelHealthStore;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.dynamo.DynamoFirstRequestStore;
import dev.postrider.dynamo.DynamoHeartbeatStore;
import dev.postrider.dynamo.DynamoKeyStore;
import dev.postrider.dynamo.DynamoReplayStore;
import dev.postrider.dynamo.DynamoSealKeyStore;
import dev.postrider.dynamo.DynamoTallyStore;
import dev.postrider.dynamo.DynamoVariableStore;
import dev.postrider.editing.ChannelDrafter;
import dev.postrider.editing.ChannelEditor;
import dev.postrider.editing.SecretIntake;
import dev.postrider.editing.SigningKeys;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Opening;
import dev.postrider.engine.EventReplayer;
import dev.postrider.engine.Operator;
import dev.postrider.engine.Redelivery;
import dev.postrider.engine.Replayer;
import dev.postrider.event.EventId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Reception;
import dev.postrider.gateway.Turnstile;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.health.ChannelHealthStore;
import dev.postrider.kms.KmsSecrets;
import dev.postrider.matching.Matching;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SecretSealer;
import dev.postrider.sqs.SqsWakeUpQueue;
import dev.postrider.template.TemplateRenderer;
import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What management is made of.
final class ManagementWiring {
    /// 256 bits, for keys of every kind.
    private static final int RANDOM_BYTES = 32;

    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);
    private final TemplateRenderer templates = new HandlebarsRenderer();
    private final EventPatterns patterns = new RulerPatterns();
    private final Matching matching = new Matching(patterns, templates);
    private final PresetCatalog presets = new PresetCatalog();
    private final PresetDefaults defaults = new PresetDefaults(presets);

    private final DynamoDbClient dynamo = AwsClients.dynamoDb();
    private final String channelsTable = environment.required("CHANNELS_TABLE");
    private final String table = environment.required("DELIVERIES_TABLE");
    private final Duration retention = Duration.ofDays(Long.parseLong(environment.required("RETENTION_DAYS")));
    private final ChannelStore channels = new DynamoChannelStore(dynamo, channelsTable);
    private final VariableStore variables = new DynamoVariableStore(dynamo, channelsTable);
    private final Cursors cursors =
            new Cursors(new StackSeal(new DynamoSealKeyStore(dynamo, channelsTable), ManagementWiring::random));
    private final Once once = new Once(new DynamoFirstRequestStore(dynamo, channelsTable));
    private final DynamoEventStore events = new DynamoEventStore(dynamo, table, retention, platform.clock());
    private final DynamoDeliveryStore deliveries =
            new DynamoDeliveryStore(dynamo, table, retention, platform.clock(), ManagementWiring::token);
    private final WakeUpQueue wakeUps = new SqsWakeUpQueue(AwsClients.sqs(), environment.required("RETRY_QUEUE_URL"));
    private final ChannelCheck check = new ChannelCheck(templates, patterns, endpoints());
    private final SecretSealer sealer = sealer();
    private final SecretIntake intake = new SecretIntake(variables, new EndpointCheck(endpoints()), sealer);

    Reception reception() {
        Turnstile turnstile = new Turnstile(
                new KeyRate(
                        Integer.parseInt(environment.required("RATE_PER_SECOND")),
                        Integer.parseInt(environment.required("RATE_BURST"))),
                platform.clock());
        return new Reception(turnstile, new WideLog(platform.clock(), System.out));
    }

    Routes routes() {
        return new Routes(new Routes.Resources(
                new ChannelResource(
                        channels,
                        healths(dynamo, channelsTable),
                        new ChannelEditor(
                                channels,
                                new ChannelDrafter(defaults, check, signing(sealer), intake),
                                platform.clock()),
                        once),
                new ChannelList(channels, cursors),
                new DeliveryResource(
                        deliveries, events, new Operator(channels, deliveries, wakeUps, platform.clock()), cursors),
                new EventResource(events, channels, matching, cursors),
                keys(dynamo, channelsTable, cursors, once),
                new PresetResource(presets),
                previews(channels, check, new Placeholders(intake, new EndpointCheck(endpoints())), cursors),
                new VariableResource(
                        variables, new VariableEditor(variables, sealer, endpoints(), platform.clock()), cursors),
                new MetricsResource(new DynamoTallyStore(dynamo, table, retention), platform.clock()),
                replays(),
                new HealthResource(new DynamoHeartbeatStore(dynamo, table), platform.clock()),
                new ContractResource()));
    }

    private ReplayResource replays() {
        EventReplayer replayer = new EventReplayer(
                channels,
                matching,
                new Replayer.Reading(deliveries, events),
                new Redelivery(deliveries, events, channels),
                wakeUps,
                platform.clock());
        return new ReplayResource(
                new DynamoReplayStore(dynamo, table, retention, platform.clock(), ManagementWiring::token),
                new ReplayCounter(deliveries, events, platform.clock()),
                replayer,
                new ReplayResource.Requests(cursors, once),
                platform.clock(),
                () -> ReplayId.of(UlidCreator.getUlid()));
    }

    private static String token() {
        return UlidCreator.getUlid().toString();
    }

    private PreviewResource previews(
            ChannelStore channels, ChannelCheck check, Placeholders placeholders, Cursors cursors) {
        return new PreviewResource(
                new PreviewedChannels(
                        channels, matching, new ChannelDraft(defaults, check, placeholders, platform.clock())),
                new Previewer(new WebhookRenderer(templates, endpoints()), placeholders, presets),
                platform.clock(),
                () -> EventId.of(UlidCreator.getUlid()),
                cursors);
    }

    private SecretSealer sealer() {
        return platform.sealer(() -> new KmsSecrets(
                AwsClients.kms(), environment.required("SECRETS_KEY_ARN"), new WideLog(platform.clock(), System.out)));
    }

    private ChannelHealthStore healths(DynamoDbClient dynamo, String table) {
        return new DynamoChannelHealthStore(
                dynamo, table, platform.clock(), () -> UlidCreator.getUlid().toString());
    }

    private static SigningKeys signing(SecretSealer sealer) {
        return new SigningKeys(sealer, ManagementWiring::random);
    }

    private EndpointPolicy endpoints() {
        return platform.endpoints(EndpointPolicy.deployed(
                Opening.of(environment.required("ALLOW_PRIVATE_TARGETS"), environment.required("ALLOW_IPV6_TARGETS"))));
    }

    private KeyResource keys(DynamoDbClient dynamo, String table, Cursors cursors, Once once) {
        KeyStore keys = new DynamoKeyStore(dynamo, table, platform.clock());
        KeyMinter minter = new KeyMinter(
                keys, platform.clock(), () -> KeyText.of(KeyId.of(UlidCreator.getUlid()), ManagementWiring.random()));
        return new KeyResource(keys, minter, cursors, once);
    }

    private static byte[] random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
