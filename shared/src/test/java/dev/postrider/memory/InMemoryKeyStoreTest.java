package dev.postrider.memory;

import dev.postrider.access.KeyStore;
import dev.postrider.contract.KeyStoreContract;

final class InMemoryKeyStoreTest extends KeyStoreContract {
    private final KeyStore store = new InMemoryKeyStore(clock);

    @Override
    protected KeyStore store() {
        return store;
    }
}
