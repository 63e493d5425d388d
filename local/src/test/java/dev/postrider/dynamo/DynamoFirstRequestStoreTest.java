package dev.postrider.dynamo;

import dev.postrider.contract.FirstRequestStoreContract;
import dev.postrider.repeat.FirstRequestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoFirstRequestStoreTest extends FirstRequestStoreContract {
    private final EmulatedAws aws;
    private final FirstRequestStore store;

    DynamoFirstRequestStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoFirstRequestStore(aws.dynamo(), EmulatedAws.CHANNELS);
    }

    @Override
    protected FirstRequestStore store() {
        return store;
    }

    @AfterEach
    void leavesNothing() {
        aws.empty(EmulatedAws.CHANNELS);
    }
}
