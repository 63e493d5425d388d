package dev.postrider.memory;

import dev.postrider.access.SealKeyStore;
import dev.postrider.contract.SealKeyStoreContract;

final class InMemorySealKeyStoreTest extends SealKeyStoreContract {
    private final SealKeyStore store = new InMemorySealKeyStore();

    @Override
    protected SealKeyStore store() {
        return store;
    }
}
