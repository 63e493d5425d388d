package dev.postrider.memory;

import dev.postrider.contract.ChannelPaceContract;
import dev.postrider.health.ChannelPace;

final class InMemoryChannelPaceTest extends ChannelPaceContract {
    private final ChannelPace pace = new InMemoryChannelPace();

    @Override
    protected ChannelPace pace() {
        return pace;
    }
}
