package dev.postrider.management;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Optional;

/// A table that cannot be reached.
record BrokenStore(String trouble) implements ChannelStore {
    @Override
    public Catalog refresh(Catalog known) {
        throw gone();
    }

    @Override
    public Optional<Channel> find(TenantId tenant, ChannelId id) {
        throw gone();
    }

    @Override
    public List<Channel> list(TenantId tenant, String after, int limit) {
        throw gone();
    }

    @Override
    public List<Channel> versions(TenantId tenant, ChannelId id, long before, int limit) {
        throw gone();
    }

    @Override
    public Optional<Catalog> asOf(Catalog now, long revision) {
        throw gone();
    }

    @Override
    public boolean save(TenantId tenant, Channel channel, long replaced) {
        throw gone();
    }

    @Override
    public boolean delete(TenantId tenant, ChannelId id, long removed) {
        throw gone();
    }

    private IllegalStateException gone() {
        return new IllegalStateException(trouble);
    }
}
