package dev.postrider.dynamo;

import dev.postrider.contract.ChannelHealthContract;
import dev.postrider.health.ChannelHealthStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoChannelHealthStoreTest extends ChannelHealthContract {
    private final AtomicInteger tokens = new AtomicInteger();
    private final EmulatedAws aws;
    private final ChannelHealthStore store;

    DynamoChannelHealthStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoChannelHealthStore(
                aws.dynamo(), EmulatedAws.CHANNELS, clock, () -> "token-" + tokens.incrementAndGet());
    }

    @Override
    protected ChannelHealthStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofChannels(aws);
    }
}
