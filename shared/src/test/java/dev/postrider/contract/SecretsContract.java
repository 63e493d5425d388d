package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What seals secrets and opens them keeps to this.
public abstract class SecretsContract {
    private static final TenantId TENANT = new TenantId("acme");
    private static final Origin ORIGIN = new Origin("https", "hooks.example.com", 443);
    private static final SecretContext CONTEXT =
            new SecretContext(TENANT, Owner.channel("prod-alerts"), "secrets/TOKEN", Set.of(ORIGIN));
    private static final SecretText TEXT = SecretText.of("päss\u0000wörd-\uD83D\uDD11");

    protected abstract SecretSealer sealer();

    protected abstract SecretOpener opener();

    @Test
    void opensWhatWasSealedInTheSameContext() {
        SealedSecret sealed = sealer().seal(TEXT, CONTEXT);

        assertThat(opener().open(sealed, CONTEXT)).contains(TEXT);
    }

    @Test
    void showsNothingOfThePlaintextInTheCiphertext() {
        SealedSecret sealed = sealer().seal(SecretText.of("a-long-enough-secret"), CONTEXT);

        assertThat(sealed.ciphertext())
                .doesNotContain("a-long-enough-secret")
                .doesNotContain(
                        Base64.getEncoder().encodeToString("a-long-enough-secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(sealer().seal(TEXT, CONTEXT)).isNotEqualTo(sealer().seal(TEXT, CONTEXT));
    }

    @Test
    void opensNothingInAnotherContext() {
        SealedSecret sealed = sealer().seal(TEXT, CONTEXT);

        List<SecretContext> others = List.of(
                new SecretContext(new TenantId("other"), CONTEXT.owner(), CONTEXT.name(), CONTEXT.origins()),
                new SecretContext(TENANT, Owner.channel("other"), CONTEXT.name(), CONTEXT.origins()),
                new SecretContext(TENANT, Owner.group("prod-alerts"), CONTEXT.name(), CONTEXT.origins()),
                new SecretContext(TENANT, CONTEXT.owner(), "secrets/OTHER", CONTEXT.origins()),
                new SecretContext(TENANT, CONTEXT.owner(), CONTEXT.name(), Set.of()),
                new SecretContext(
                        TENANT,
                        CONTEXT.owner(),
                        CONTEXT.name(),
                        Set.of(ORIGIN, new Origin("https", "evil.example", 443))));

        assertThat(others)
                .allSatisfy(other -> assertThat(opener().open(sealed, other)).isEmpty());
    }

    @Test
    void opensNothingThatWasNotSealed() {
        assertThat(opener().open(new SealedSecret("bm90IHNlYWxlZA=="), CONTEXT)).isEmpty();
        assertThat(opener().open(new SealedSecret("no base64!"), CONTEXT)).isEmpty();
        assertThat(opener().open(new SealedSecret(""), CONTEXT)).isEmpty();
    }

    @Test
    void sealsTheLongestSecretAndNothingLonger() {
        SecretText longest = SecretText.of("x".repeat(SecretSealer.MAX_BYTES));
        SecretText longer = SecretText.of("x".repeat(SecretSealer.MAX_BYTES + 1));

        assertThat(opener().open(sealer().seal(longest, CONTEXT), CONTEXT)).contains(longest);
        assertThatThrownBy(() -> sealer().seal(longer, CONTEXT)).isInstanceOf(IllegalArgumentException.class);
    }
}
