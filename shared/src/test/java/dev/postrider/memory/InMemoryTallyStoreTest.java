package dev.postrider.memory;

import dev.postrider.contract.TallyStoreContract;
import dev.postrider.metrics.TallyStore;

final class InMemoryTallyStoreTest extends TallyStoreContract {
    private final TallyStore store = new InMemoryTallyStore();

    @Override
    protected TallyStore store() {
        return store;
    }
}
