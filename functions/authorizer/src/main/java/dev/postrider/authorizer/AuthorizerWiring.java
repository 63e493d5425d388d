package dev.postrider.authorizer;

import dev.postrider.dynamo.DynamoKeyStore;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// What the authorizer is made of.
final class AuthorizerWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    WideLog log() {
        return new WideLog(platform.clock(), System.out);
    }

    Keyring keyring() {
        SecretsManagerClient secrets = SecretsManagerClient.create();
        String arn = environment.required("ROOT_KEY_SECRET_ARN");
        return new Keyring(
                new DynamoKeyStore(AwsClients.dynamoDb(), environment.required("CHANNELS_TABLE"), platform.clock()),
                new RootKey(
                        () -> secrets.getSecretValue(request -> request.secretId(arn))
                                .secretString(),
                        platform.clock()));
    }
}
