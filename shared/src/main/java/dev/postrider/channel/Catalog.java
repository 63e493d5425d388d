package dev.postrider.channel;

import dev.postrider.event.TenantId;
import java.util.Map;
import java.util.Optional;

/// All channels and variables of a tenant at one revision. Every write to any of them makes the next revision.
public record Catalog(TenantId tenant, long revision, Map<ChannelId, Channel> channels, Variables variables) {
    public Catalog {
        channels = Map.copyOf(channels);
    }

    /// A catalog without variables.
    public Catalog(TenantId tenant, long revision, Map<ChannelId, Channel> channels) {
        this(tenant, revision, channels, Variables.NONE);
    }

    public static Catalog empty(TenantId tenant) {
        return new Catalog(tenant, 0, Map.of());
    }

    public Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }
}
