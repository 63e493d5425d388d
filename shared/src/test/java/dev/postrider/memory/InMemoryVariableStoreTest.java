package dev.postrider.memory;

import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.VariableStore;
import dev.postrider.contract.VariableStoreContract;

final class InMemoryVariableStoreTest extends VariableStoreContract {
    private final InMemoryChannelStore store = new InMemoryChannelStore();

    @Override
    protected VariableStore store() {
        return store;
    }

    @Override
    protected ChannelStore channels() {
        return store;
    }
}
