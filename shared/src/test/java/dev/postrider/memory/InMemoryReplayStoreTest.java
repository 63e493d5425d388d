package dev.postrider.memory;

import dev.postrider.contract.ReplayStoreContract;
import dev.postrider.replay.ReplayStore;

final class InMemoryReplayStoreTest extends ReplayStoreContract {
    private final ReplayStore store = new InMemoryReplayStore();

    @Override
    protected ReplayStore store() {
        return store;
    }
}
