package dev.postrider.memory;

import dev.postrider.channel.ChannelStore;
import dev.postrider.contract.ChannelStoreContract;

final class InMemoryChannelStoreTest extends ChannelStoreContract {
    private final ChannelStore store = new InMemoryChannelStore();

    @Override
    protected ChannelStore store() {
        return store;
    }
}
