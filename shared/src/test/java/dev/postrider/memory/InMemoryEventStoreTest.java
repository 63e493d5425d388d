package dev.postrider.memory;

import dev.postrider.contract.EventStoreContract;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.EventStore;

final class InMemoryEventStoreTest extends EventStoreContract {
    private final EventStore store = new InMemoryEventStore(Examples.RETENTION, clock);

    @Override
    protected EventStore store() {
        return store;
    }
}
