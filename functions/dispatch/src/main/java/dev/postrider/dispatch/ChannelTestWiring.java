package dev.postrider.dispatch;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.EventPatterns;
import dev.postrider.channel.VariableStore;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoDeliveryStore;
import dev.postrider.dynamo.DynamoEventStore;
import dev.postrider.dynamo.DynamoFirstRequestStore;
import dev.postrider.dynamo.DynamoVariableStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Opening;
import dev.postrider.engine.ChannelTester;
import dev.postrider.engine.Courier;
import dev.postrider.engine.Journal;
import dev.postrider.event.EventId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Reception;
import dev.postrider.gateway.Turnstile;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.http.ApacheWebhookClient;
import dev.postrider.kms.KmsSecrets;
import dev.postrider.matching.Matching;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.RememberedSecrets;
import dev.postrider.secret.SecretOpener;
import dev.postrider.signature.SigningSecret;
import dev.postrider.template.TemplateRenderer;
import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the tests of channels are made of.
final class ChannelTestWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);
    private final WideLog log = new WideLog(platform.clock(), System.out);
    private final TemplateRenderer templates = new HandlebarsRenderer();
    private final EventPatterns patterns = new RulerPatterns();

    Reception reception() {
        Turnstile turnstile = new Turnstile(
                new KeyRate(
                        Integer.parseInt(environment.required("RATE_PER_SECOND")),
                        Integer.parseInt(environment.required("RATE_BURST"))),
                platform.clock());
        return new Reception(turnstile, log);
    }

    ChannelTestResource resource() {
        DynamoDbClient dynamo = AwsClients.dynamoDb();
        String channelsTable = environment.required("CHANNELS_TABLE");
        ChannelStore channels = new DynamoChannelStore(dynamo, channelsTable);
        VariableStore variables = new DynamoVariableStore(dynamo, channelsTable);
        String table = environment.required("DELIVERIES_TABLE");
        Duration retention = Duration.ofDays(Long.parseLong(environment.required("RETENTION_DAYS")));
        DynamoEventStore events = new DynamoEventStore(dynamo, table, retention, platform.clock());
        DynamoDeliveryStore deliveries = new DynamoDeliveryStore(
                dynamo,
                table,
                retention,
                platform.clock(),
                () -> UlidCreator.getUlid().toString());
        EndpointPolicy endpoints = endpoints();
        SecretOpener opener = new RememberedSecrets(
                platform.opener(() -> new KmsSecrets(
                        AwsClients.kms(),
                        environment.required("SECRETS_KEY_ARN"),
                        new WideLog(platform.clock(), System.out))),
                platform.clock());
        WebhookRenderer renderer = new WebhookRenderer(templates, endpoints);
        Courier courier = new Courier(new WebhookComposer(renderer, opener), platform.clock());
        return new ChannelTestResource(
                new ChannelTestResource.Saved(
                        channels, variables, new Once(new DynamoFirstRequestStore(dynamo, channelsTable))),
                new DraftedChannels(channels, variables, rules(endpoints), ChannelTestWiring::random),
                new TestEvents(events, platform.clock(), () -> EventId.of(UlidCreator.getUlid())),
                new ChannelTester(
                        events,
                        deliveries,
                        courier,
                        new ApacheWebhookClient(endpoints),
                        new Journal(deliveries, platform.clock(), log)),
                new ChannelTestResource.Sending(opener, renderer, new Matching(patterns, templates)),
                platform.clock());
    }

    private DraftedChannels.Rules rules(EndpointPolicy endpoints) {
        return new DraftedChannels.Rules(
                new PresetDefaults(new PresetCatalog()),
                new ChannelCheck(templates, patterns, endpoints),
                new EndpointCheck(endpoints));
    }

    private EndpointPolicy endpoints() {
        return platform.endpoints(EndpointPolicy.deployed(
                Opening.of(environment.required("ALLOW_PRIVATE_TARGETS"), environment.required("ALLOW_IPV6_TARGETS"))));
    }

    private static byte[] random() {
        byte[] bytes = new byte[SigningSecret.FRESH_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
