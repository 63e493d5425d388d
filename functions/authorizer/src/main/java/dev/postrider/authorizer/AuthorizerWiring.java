package dev.postrider.authorizer;

import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// What the authorizer is made of.
final class AuthorizerWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    Keyring keyring() {
        SecretsManagerClient secrets = SecretsManagerClient.create();
        String arn = environment.required("ROOT_KEY_SECRET_ARN");
        return new Keyring(new RootKey(
                () -> secrets.getSecretValue(request -> request.secretId(arn)).secretString(), platform.clock()));
    }
}
