package dev.postrider.dynamo;

import dev.postrider.contract.Examples;
import dev.postrider.contract.ReplayStoreContract;
import dev.postrider.replay.ReplayStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoReplayStoreTest extends ReplayStoreContract {
    private final EmulatedAws aws;
    private final AtomicInteger tokens = new AtomicInteger();
    private final ReplayStore store;

    DynamoReplayStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoReplayStore(
                aws.dynamo(), EmulatedAws.DELIVERIES, Examples.RETENTION, clock, () -> "t" + tokens.incrementAndGet());
    }

    @Override
    protected ReplayStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofDeliveries(aws);
    }
}
