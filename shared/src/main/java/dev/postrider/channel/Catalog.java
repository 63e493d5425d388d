package dev.postrider.channel;

import dev.postrider.event.Event;
import dev.postrider.event.TenantId;
import java.util.List;
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

    /// The channels that want an event, in the order of their ids.
    public List<ChannelId> wanting(Event event) {
        return channels.values().stream()
                .filter(channel ->
                        channel.status().isMatching() && channel.match().wants(event))
                .map(Channel::id)
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
    }
}
