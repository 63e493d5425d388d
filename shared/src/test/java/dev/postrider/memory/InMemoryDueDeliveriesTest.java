package dev.postrider.memory;

import dev.postrider.contract.DueDeliveriesContract;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.DeliveryStore;

final class InMemoryDueDeliveriesTest extends DueDeliveriesContract {
    private final DeliveryStore store = new InMemoryDeliveryStore(Examples.RETENTION, clock);

    @Override
    protected DeliveryStore store() {
        return store;
    }
}
