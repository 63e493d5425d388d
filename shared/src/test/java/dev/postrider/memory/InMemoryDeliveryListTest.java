package dev.postrider.memory;

import dev.postrider.contract.DeliveryListContract;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.DeliveryStore;

final class InMemoryDeliveryListTest extends DeliveryListContract {
    private final DeliveryStore store = new InMemoryDeliveryStore(Examples.RETENTION, clock);

    @Override
    protected DeliveryStore store() {
        return store;
    }
}
