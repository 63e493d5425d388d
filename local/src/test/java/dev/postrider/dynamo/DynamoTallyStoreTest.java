package dev.postrider.dynamo;

import dev.postrider.contract.Examples;
import dev.postrider.contract.TallyStoreContract;
import dev.postrider.metrics.TallyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoTallyStoreTest extends TallyStoreContract {
    private final EmulatedAws aws;
    private final TallyStore store;

    DynamoTallyStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoTallyStore(aws.dynamo(), EmulatedAws.DELIVERIES, Examples.RETENTION);
    }

    @Override
    protected TallyStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofDeliveries(aws);
    }
}
