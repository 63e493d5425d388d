package dev.postrider.dynamo;

import dev.postrider.contract.HeartbeatStoreContract;
import dev.postrider.delivery.HeartbeatStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoHeartbeatStoreTest extends HeartbeatStoreContract {
    private final EmulatedAws aws;
    private final HeartbeatStore store;

    DynamoHeartbeatStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoHeartbeatStore(aws.dynamo(), EmulatedAws.DELIVERIES);
    }

    @Override
    protected HeartbeatStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofDeliveries(aws);
    }
}
