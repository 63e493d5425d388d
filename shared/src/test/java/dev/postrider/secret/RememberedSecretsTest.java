package dev.postrider.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.secret.SecretContext.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RememberedSecretsTest {
    private static final SecretContext CONTEXT = context("secrets/TOKEN");

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-21T10:00:00Z"));
    private final InMemorySecrets secrets = new InMemorySecrets();
    private final AtomicInteger openings = new AtomicInteger();
    private final RememberedSecrets remembered = new RememberedSecrets(
            (secret, context) -> {
                openings.incrementAndGet();
                return secrets.open(secret, context);
            },
            clock);

    private static SecretContext context(String name) {
        return new SecretContext(new TenantId("acme"), Owner.TENANT, name, Set.of());
    }

    @Test
    void opensASecretOnceInFiveMinutes() {
        SealedSecret sealed = secrets.seal(SecretText.of("plain"), CONTEXT);

        remembered.open(sealed, CONTEXT);
        clock.advance(RememberedSecrets.MEMORY.minusMillis(1));
        assertThat(remembered.open(sealed, CONTEXT)).contains(SecretText.of("plain"));

        assertThat(openings).hasValue(1);
    }

    @Test
    void forgetsASecretAfterFiveMinutes() {
        SealedSecret sealed = secrets.seal(SecretText.of("plain"), CONTEXT);

        remembered.open(sealed, CONTEXT);
        clock.advance(RememberedSecrets.MEMORY);
        remembered.open(sealed, CONTEXT);

        assertThat(openings).hasValue(2);
    }

    @Test
    void knowsNothingInAnotherContext() {
        SealedSecret sealed = secrets.seal(SecretText.of("plain"), CONTEXT);
        remembered.open(sealed, CONTEXT);

        assertThat(remembered.open(sealed, context("secrets/OTHER"))).isEmpty();
    }

    @Test
    void remembersNoMoreThanFiveHundred() {
        SealedSecret first = secrets.seal(SecretText.of("first"), CONTEXT);
        remembered.open(first, CONTEXT);
        clock.advance(Duration.ofSeconds(1));
        IntStream.range(0, RememberedSecrets.MAX_ENTRIES)
                .mapToObj(i -> secrets.seal(SecretText.of("plain" + i), CONTEXT))
                .forEach(other -> remembered.open(other, CONTEXT));

        remembered.open(first, CONTEXT);

        assertThat(openings).hasValue(RememberedSecrets.MAX_ENTRIES + 2);
    }

    @Test
    void remembersNoFailure() {
        AtomicInteger tries = new AtomicInteger();
        RememberedSecrets throttled = new RememberedSecrets(
                (_, _) -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("throttled");
                },
                clock);

        assertThatThrownBy(() -> throttled.open(new SealedSecret("x"), CONTEXT)).hasMessage("throttled");
        assertThatThrownBy(() -> throttled.open(new SealedSecret("x"), CONTEXT)).hasMessage("throttled");

        assertThat(tries).hasValue(2);
    }

    @Test
    void showsNoPlaintext() {
        assertThat(SecretText.of("plain")).hasToString("SecretText[***]");
        assertThat(secrets.seal(SecretText.of("plain"), CONTEXT)).hasToString("SealedSecret[***]");
        assertThat(new SecretValue.Given(SecretText.of("plain"), Set.of()).toString())
                .doesNotContain("plain");
    }
}
