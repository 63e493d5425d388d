package dev.postrider.provider;

import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.EventPatterns;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.dynamo.DynamoChannelStore;
import dev.postrider.dynamo.DynamoFirstRequestStore;
import dev.postrider.dynamo.DynamoVariableStore;
import dev.postrider.editing.ChannelDrafter;
import dev.postrider.editing.ChannelEditor;
import dev.postrider.editing.SecretIntake;
import dev.postrider.editing.SigningKeys;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Opening;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kms.KmsSecrets;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SecretSealer;
import dev.postrider.signature.SigningSecret;
import dev.postrider.template.TemplateRenderer;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the provider is made of: what management edits channels with, and nothing else of it.
final class ProviderWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    ChannelProvider provider() {
        DynamoDbClient dynamo = AwsClients.dynamoDb();
        String table = environment.required("CHANNELS_TABLE");
        ChannelStore channels = new DynamoChannelStore(dynamo, table);
        TemplateRenderer templates = new HandlebarsRenderer();
        EventPatterns patterns = new RulerPatterns();
        SecretSealer sealer =
                platform.sealer(() -> new KmsSecrets(AwsClients.kms(), environment.required("SECRETS_KEY_ARN"), log()));
        ChannelDrafter drafter = new ChannelDrafter(
                new PresetDefaults(new PresetCatalog()),
                new ChannelCheck(templates, patterns, endpoints()),
                new SigningKeys(sealer, ProviderWiring::random),
                new SecretIntake(new DynamoVariableStore(dynamo, table), new EndpointCheck(endpoints()), sealer));
        return new ChannelProvider(
                new ChannelEditor(channels, drafter, platform.clock()),
                new DynamoFirstRequestStore(dynamo, table),
                platform.clock(),
                TenantId.DEFAULT);
    }

    WideLog log() {
        return new WideLog(platform.clock(), System.out);
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
