package dev.postrider.dispatch;

import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets of a channel that is tried without being saved. What is sealed here never leaves this object, and opens
/// here alone; what was sealed before, for the channel as it is saved, opens where it always does. So a draft goes
/// through the very steps of saving and sending, and nothing of it is left.
final class PassingSecrets implements SecretSealer, SecretOpener {
    private final SecretOpener saved;
    private final Map<SealedSecret, Kept> kept = new ConcurrentHashMap<>();

    PassingSecrets(SecretOpener saved) {
        this.saved = saved;
    }

    private record Kept(SecretText text, SecretContext context) {}

    @Override
    public SealedSecret seal(SecretText text, SecretContext context) {
        SealedSecret seal = new SealedSecret("passing " + kept.size());
        kept.put(seal, new Kept(text, context));
        return seal;
    }

    @Override
    public Optional<SecretText> open(SealedSecret secret, SecretContext context) {
        Kept passing = kept.get(secret);
        if (passing == null) {
            return saved.open(secret, context);
        }
        return Optional.of(passing).filter(own -> own.context().equals(context)).map(Kept::text);
    }
}
