package dev.postrider.memory;

import dev.postrider.contract.HeartbeatStoreContract;
import dev.postrider.delivery.HeartbeatStore;

final class InMemoryHeartbeatStoreTest extends HeartbeatStoreContract {
    private final HeartbeatStore store = new InMemoryHeartbeatStore();

    @Override
    protected HeartbeatStore store() {
        return store;
    }
}
