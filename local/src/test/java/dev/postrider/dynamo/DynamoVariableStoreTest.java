package dev.postrider.dynamo;

import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.VariableStore;
import dev.postrider.contract.VariableStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoVariableStoreTest extends VariableStoreContract {
    private final EmulatedAws aws;
    private final VariableStore store;
    private final ChannelStore channels;

    DynamoVariableStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoVariableStore(aws.dynamo(), EmulatedAws.CHANNELS);
        this.channels = new DynamoChannelStore(aws.dynamo(), EmulatedAws.CHANNELS);
    }

    @Override
    protected VariableStore store() {
        return store;
    }

    @Override
    protected ChannelStore channels() {
        return channels;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofChannels(aws);
    }
}
