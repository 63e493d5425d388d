package dev.postrider.dynamo;

import dev.postrider.contract.ChannelPaceContract;
import dev.postrider.health.ChannelPace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoChannelPaceTest extends ChannelPaceContract {
    private final EmulatedAws aws;
    private final ChannelPace pace;

    DynamoChannelPaceTest(EmulatedAws aws) {
        this.aws = aws;
        this.pace = new DynamoChannelPace(aws.dynamo(), EmulatedAws.CHANNELS);
    }

    @Override
    protected ChannelPace pace() {
        return pace;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofChannels(aws);
    }
}
