package dev.postrider.dynamo;

import dev.postrider.contract.DueDeliveriesContract;
import dev.postrider.delivery.DeliveryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoDueDeliveriesTest extends DueDeliveriesContract {
    private final EmulatedAws aws;
    private final DeliveryStore store;

    DynamoDueDeliveriesTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = DynamoDeliveryStoreTest.store(aws.dynamo(), clock);
    }

    @Override
    protected DeliveryStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofDeliveries(aws);
    }
}
