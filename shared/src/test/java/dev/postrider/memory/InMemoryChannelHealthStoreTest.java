package dev.postrider.memory;

import dev.postrider.contract.ChannelHealthContract;
import dev.postrider.health.ChannelHealthStore;

final class InMemoryChannelHealthStoreTest extends ChannelHealthContract {
    private final ChannelHealthStore store = new InMemoryChannelHealthStore();

    @Override
    protected ChannelHealthStore store() {
        return store;
    }
}
