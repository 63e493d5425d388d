package dev.postrider.channel;

import dev.postrider.event.TenantId;
import java.util.Map;
import java.util.Optional;

/// All channels of a tenant at one revision. Every write to any of them makes the next revision.
public record Catalog(TenantId tenant, long revision, Map<ChannelId, Channel> channels) {
    public Catalog {
        channels = Map.copyOf(channels);
    }

    public static Catalog empty(TenantId tenant) {
        return new Catalog(tenant, 0, Map.of());
    }

    public Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }
}
