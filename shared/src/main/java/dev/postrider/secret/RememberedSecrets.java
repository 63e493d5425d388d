package dev.postrider.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers for a while what another opener has opened, so that a busy channel does not ask for its key at every
/// attempt. What was opened in one context is not known in another. Callers that want the same secret at once wait
/// for one opening.
public final class RememberedSecrets implements SecretOpener {
    public static final Duration MEMORY = Duration.ofMinutes(5);
    public static final int MAX_ENTRIES = 500;

    private final SecretOpener opener;
    private final InstantSource clock;
    private final Map<Entry, Opened> opened = new ConcurrentHashMap<>();

    private record Entry(SealedSecret secret, SecretContext context) {}

    private record Opened(Optional<SecretText> text, Instant until) {}

    public RememberedSecrets(SecretOpener opener, InstantSource clock) {
        this.opener = opener;
        this.clock = clock;
    }

    @Override
    public Optional<SecretText> open(SealedSecret secret, SecretContext context) {
        Instant now = clock.instant();
        Optional<SecretText> text = opened.compute(
                        new Entry(secret, context),
                        (_, known) -> known != null && now.isBefore(known.until())
                                ? known
                                : new Opened(opener.open(secret, context), now.plus(MEMORY)))
                .text();
        forget(now);
        return text;
    }

    private void forget(Instant now) {
        if (opened.size() > MAX_ENTRIES) {
            opened.values().removeIf(known -> !now.isBefore(known.until()));
        }
        while (opened.size() > MAX_ENTRIES) {
            opened.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().until()))
                    .ifPresent(oldest -> opened.remove(oldest.getKey(), oldest.getValue()));
        }
    }
}
