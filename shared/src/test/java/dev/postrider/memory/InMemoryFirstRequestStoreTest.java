package dev.postrider.memory;

import dev.postrider.contract.FirstRequestStoreContract;
import dev.postrider.repeat.FirstRequestStore;

final class InMemoryFirstRequestStoreTest extends FirstRequestStoreContract {
    private final FirstRequestStore store = new InMemoryFirstRequestStore();

    @Override
    protected FirstRequestStore store() {
        return store;
    }
}
