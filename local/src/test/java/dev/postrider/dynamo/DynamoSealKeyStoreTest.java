package dev.postrider.dynamo;

import dev.postrider.access.SealKeyStore;
import dev.postrider.contract.SealKeyStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoSealKeyStoreTest extends SealKeyStoreContract {
    private final EmulatedAws aws;
    private final SealKeyStore store;

    DynamoSealKeyStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoSealKeyStore(aws.dynamo(), EmulatedAws.CHANNELS);
    }

    @BeforeEach
    @AfterEach
    void holdsNoKey() {
        aws.dynamo()
                .deleteItem(request -> request.tableName(EmulatedAws.CHANNELS).key(Keys.sealKey()));
    }

    @Override
    protected SealKeyStore store() {
        return store;
    }
}
