package dev.postrider.dynamo;

import dev.postrider.contract.DeliveryListContract;
import dev.postrider.delivery.DeliveryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoDeliveryListTest extends DeliveryListContract {
    private final EmulatedAws aws;
    private final DeliveryStore store;

    DynamoDeliveryListTest(EmulatedAws aws) {
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
