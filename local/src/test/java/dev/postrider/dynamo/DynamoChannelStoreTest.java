package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelStore;
import dev.postrider.contract.ChannelStoreContract;
import dev.postrider.contract.Examples;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoChannelStoreTest extends ChannelStoreContract {
    private final EmulatedAws aws;
    private final ChannelStore store;

    DynamoChannelStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoChannelStore(aws.dynamo(), EmulatedAws.CHANNELS);
    }

    @Override
    protected ChannelStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofChannels(aws);
    }

    @Test
    void keepsEveryVersionOfADeletedChannel() {
        Channel first = Examples.channel("prod-alerts");
        store.save(tenant, first, 0);
        store.save(tenant, Examples.next(first), 1);
        store.delete(tenant, first.id(), 2);

        List<String> versions = aws.items(EmulatedAws.CHANNELS).stream()
                .filter(item -> new Item(item).text(Keys.PK).equals(tenant + "#channel#prod-alerts"))
                .map(item -> new Item(item).text(Keys.SK))
                .sorted()
                .toList();

        assertThat(versions).containsExactly(Keys.padded(1), Keys.padded(2));
    }
}
