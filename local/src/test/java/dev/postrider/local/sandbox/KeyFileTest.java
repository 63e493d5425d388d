package dev.postrider.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.contract.SecretsContract;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest extends SecretsContract {
    private static final SecretContext CONTEXT =
            new SecretContext(new TenantId("acme"), Owner.TENANT, "secrets/TOKEN", Set.of());

    private final KeyFile keyFile = KeyFile.inMemory();

    @Override
    protected SecretSealer sealer() {
        return keyFile;
    }

    @Override
    protected SecretOpener opener() {
        return keyFile;
    }

    @Test
    void keepsItsKeyFromOneStartToTheNext(@TempDir Path folder) {
        SealedSecret sealed = KeyFile.in(folder).seal(SecretText.of("kept"), CONTEXT);

        assertThat(KeyFile.in(folder).open(sealed, CONTEXT)).contains(SecretText.of("kept"));
        assertThat(keyFile.open(sealed, CONTEXT)).isEmpty();
    }

    @Test
    void keepsItsKeyForItsOwnersEyesOnly(@TempDir Path folder) throws IOException {
        KeyFile.in(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.key"))))
                .isEqualTo("rw-------");
    }
}
