package dev.postrider.memory;

import dev.postrider.contract.DeliveryStoreContract;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.DeliveryStore;

final class InMemoryDeliveryStoreTest extends DeliveryStoreContract {
    private final DeliveryStore store = new InMemoryDeliveryStore(Examples.RETENTION, clock);

    @Override
    protected DeliveryStore store() {
        return store;
    }
}
