package dev.postrider.memory;

import dev.postrider.contract.SecretsContract;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;

final class InMemorySecretsTest extends SecretsContract {
    private final InMemorySecrets secrets = new InMemorySecrets();

    @Override
    protected SecretSealer sealer() {
        return secrets;
    }

    @Override
    protected SecretOpener opener() {
        return secrets;
    }
}
