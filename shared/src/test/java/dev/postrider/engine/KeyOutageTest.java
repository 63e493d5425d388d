package dev.postrider.engine;

import static dev.postrider.engine.VirtualStack.START;
import static dev.postrider.engine.VirtualStack.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretText;
import dev.postrider.secret.SecretValue;
import dev.postrider.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// F11 of the fault list: the key of the secrets is throttled or denied.
final class KeyOutageTest {
    private static final Instant MENDED = START.plus(Duration.ofMinutes(10));
    private static final String NAME = Credentials.contextName("TOKEN");
    private static final Set<Origin> ORIGINS = Set.of(new Origin("https", "sealed.example.com", 443));

    private final InMemorySecrets secrets = new InMemorySecrets();
    private final VirtualStack stack = new VirtualStack(this::open);

    private Optional<SecretText> open(SealedSecret secret, SecretContext context) {
        if (stack.clock.instant().isBefore(MENDED)) {
            throw new IllegalStateException("throttled");
        }
        return secrets.open(secret, context);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private Channel withSecret(Channel channel) {
        SecretContext context = new SecretContext(TenantId.DEFAULT, Owner.channel("sealed"), NAME, ORIGINS);
        SecretValue sealed =
                new SecretValue.Bound(secrets.seal(SecretText.of("tok-1234567890"), context), ORIGINS, START);
        RequestTemplate plain = channel.request();
        return channel.with(new RequestTemplate(
                        plain.method(),
                        plain.url(),
                        plain.query(),
                        new LinkedHashMap<>(Map.of("x-token", new Template("{{TOKEN}}"))),
                        plain.body()))
                .with(new Credentials(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(Map.of("TOKEN", sealed)),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    @DisplayName("F11: while the key cannot be used nothing is sent and no attempt is used up; all lands afterwards")
    void usesUpNoAttempt() {
        stack.add("sealed", _ -> status(200), this::withSecret);
        stack.add("plain", _ -> status(200));
        stack.post(5);

        stack.run(Duration.ofMinutes(9));
        assertThat(stack.hits("sealed")).isEmpty();
        assertThat(stack.deliveries("sealed")).hasSize(5).allSatisfy(delivery -> {
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
            assertThat(delivery.attempts()).isEmpty();
        });
        assertThat(stack.hits("plain")).hasSize(5).allMatch(at -> at.isBefore(START.plusSeconds(5)));

        stack.run(Duration.ofMinutes(20));
        assertThat(stack.hits("sealed")).hasSize(5);
        assertThat(stack.deliveries("sealed")).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(stack.deliveries("sealed"))
                .allSatisfy(delivery -> assertThat(delivery.attempts()).hasSize(1));
    }
}
