package dev.postrider.memory;

import dev.postrider.access.SealKeyStore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The sealing key in memory.
public final class InMemorySealKeyStore implements SealKeyStore {
    private final AtomicReference<byte @Nullable []> key = new AtomicReference<>();

    @Override
    public byte[] keyOr(byte[] fresh) {
        byte[] kept = key.updateAndGet(before -> before == null ? fresh.clone() : before);
        return kept == null ? fresh : kept.clone();
    }
}
