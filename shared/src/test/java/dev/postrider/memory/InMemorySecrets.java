package dev.postrider.memory;

import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Secrets behind a counter: a sealed one is a number, and what it stands for is known to this object alone.
public final class InMemorySecrets implements SecretSealer, SecretOpener {
    private final AtomicInteger count = new AtomicInteger();
    private final Map<SealedSecret, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(SecretText text, SecretContext context) {}

    @Override
    public SealedSecret seal(SecretText text, SecretContext context) {
        if (text.reveal().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a secret has at most " + MAX_BYTES + " bytes");
        }
        SealedSecret sealed = new SealedSecret("sealed-" + count.incrementAndGet());
        kept.put(sealed, new Kept(text, context));
        return sealed;
    }

    @Override
    public Optional<SecretText> open(SealedSecret secret, SecretContext context) {
        return Optional.ofNullable(kept.get(secret))
                .filter(found -> found.context().equals(context))
                .map(Kept::text);
    }
}
