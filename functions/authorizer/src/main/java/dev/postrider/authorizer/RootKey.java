package dev.postrider.authorizer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The root key as Secrets Manager keeps it, read again when what is known of it has grown old.
final class RootKey implements Supplier<String> {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final SecretsManagerClient secrets;
    private final String arn;
    private final InstantSource clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known("", Instant.EPOCH));

    private record Known(String key, Instant readAt) {}

    RootKey(SecretsManagerClient secrets, String arn, InstantSource clock) {
        this.secrets = secrets;
        this.arn = arn;
        this.clock = clock;
    }

    @Override
    public String get() {
        Instant now = clock.instant();
        Known before = known.get();
        if (before.readAt().plus(KEPT).isAfter(now)) {
            return before.key();
        }
        Known read = new Known(
                secrets.getSecretValue(request -> request.secretId(arn)).secretString(), now);
        known.set(read);
        return read.key();
    }
}
