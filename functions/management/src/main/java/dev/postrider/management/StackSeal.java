package dev.postrider.management;

import dev.postrider.access.Seal;
import dev.postrider.access.SealKeyStore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The seal of this stack, fetched when it is first wanted and kept as long as the sandbox lives.
final class StackSeal implements Supplier<Seal> {
    private final SealKeyStore store;
    private final Supplier<byte[]> fresh;
    private final AtomicReference<@Nullable Seal> known = new AtomicReference<>();

    /// A seal.
    ///
    /// @param fresh draws a key by chance, for a stack that has none yet
    StackSeal(SealKeyStore store, Supplier<byte[]> fresh) {
        this.store = store;
        this.fresh = fresh;
    }

    @Override
    public Seal get() {
        Seal before = known.get();
        if (before != null) {
            return before;
        }
        Seal seal = new Seal(store.keyOr(fresh.get()));
        known.set(seal);
        return seal;
    }
}
