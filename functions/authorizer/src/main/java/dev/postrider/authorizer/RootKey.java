package dev.postrider.authorizer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The root key as Secrets Manager keeps it, read again when what is known of it has grown old.
final class RootKey implements Supplier<String> {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Supplier<String> secret;
    private final InstantSource clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known("", Instant.EPOCH));

    private record Known(String key, Instant readAt) {}

    RootKey(Supplier<String> secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public String get() {
        Instant now = clock.instant();
        Known before = known.get();
        if (before.readAt().plus(KEPT).isAfter(now)) {
            return before.key();
        }
        Known read = new Known(secret.get(), now);
        known.set(read);
        return read.key();
    }
}
