package dev.postrider.memory;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.Variable;
import dev.postrider.channel.VariableStore;
import dev.postrider.channel.Variables;
import dev.postrider.event.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Channels in memory: one catalog a tenant, swapped for the next revision at every write. Its maps hold values and no
/// maps: the proof's worlds copy them one level deep.
public final class InMemoryChannelStore implements ChannelStore, VariableStore {
    private final Map<TenantId, Catalog> catalogs = new HashMap<>();
    private final Map<Revision, Catalog> revisions = new HashMap<>();
    private final Map<Version, Channel> versions = new HashMap<>();

    private record Revision(TenantId tenant, long number) {}

    private record Version(TenantId tenant, ChannelId channel, long number) {}

    @Override
    public synchronized Catalog refresh(Catalog known) {
        Catalog current = current(known.tenant());
        return current.revision() == known.revision() ? known : current;
    }

    @Override
    public synchronized Optional<Channel> find(TenantId tenant, ChannelId id) {
        return current(tenant).find(id);
    }

    @Override
    public synchronized List<Channel> list(TenantId tenant, String after, int limit) {
        return current(tenant).channels().values().stream()
                .filter(channel -> channel.id().value().compareTo(after) > 0)
                .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Channel> versions(TenantId tenant, ChannelId id, long before, int limit) {
        return versions.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .filter(entry -> entry.getKey().channel().equals(id))
                .filter(entry -> entry.getKey().number() < before)
                .sorted(Comparator.comparingLong((Map.Entry<Version, Channel> entry) ->
                                entry.getKey().number())
                        .reversed())
                .map(Map.Entry::getValue)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Catalog> asOf(Catalog now, long revision) {
        Catalog then = revisions.getOrDefault(new Revision(now.tenant(), revision), Catalog.empty(now.tenant()));
        return Optional.of(new Catalog(now.tenant(), revision, then.channels(), now.variables()));
    }

    @Override
    public synchronized boolean save(TenantId tenant, Channel channel, long replaced) {
        Catalog current = current(tenant);
        if (replaced != versionOf(channel.id(), current)) {
            return false;
        }
        Version version = new Version(tenant, channel.id(), channel.version().number());
        if (versions.putIfAbsent(version, channel) != null) {
            return false;
        }
        Map<ChannelId, Channel> channels = new HashMap<>(current.channels());
        channels.put(channel.id(), channel);
        return swap(current, channels);
    }

    @Override
    public synchronized boolean delete(TenantId tenant, ChannelId id, long removed) {
        Catalog current = current(tenant);
        if (current.find(id).isEmpty() || removed != versionOf(id, current)) {
            return false;
        }
        Map<ChannelId, Channel> channels = new HashMap<>(current.channels());
        channels.remove(id);
        return swap(current, channels);
    }

    @Override
    public synchronized Optional<Variable> find(TenantId tenant, Variable.Key key) {
        return Optional.ofNullable(current(tenant).variables().byKey().get(key));
    }

    @Override
    public synchronized List<Variable> list(TenantId tenant) {
        return current(tenant).variables().byKey().values().stream()
                .sorted(Comparator.comparing(
                                (Variable variable) -> variable.key().group().orElse(""))
                        .thenComparing(variable -> variable.key().name()))
                .toList();
    }

    @Override
    public synchronized void save(TenantId tenant, Variable variable) {
        Map<Variable.Key, Variable> next =
                new HashMap<>(current(tenant).variables().byKey());
        next.put(variable.key(), variable);
        keep(current(tenant), next);
    }

    @Override
    public synchronized boolean delete(TenantId tenant, Variable.Key key) {
        Map<Variable.Key, Variable> next =
                new HashMap<>(current(tenant).variables().byKey());
        if (next.remove(key) == null) {
            return false;
        }
        keep(current(tenant), next);
        return true;
    }

    private Catalog current(TenantId tenant) {
        return catalogs.getOrDefault(tenant, Catalog.empty(tenant));
    }

    /// The number of a channel's version, 0 for one that does not exist.
    private static long versionOf(ChannelId id, Catalog catalog) {
        return catalog.find(id).map(channel -> channel.version().number()).orElse(0L);
    }

    private boolean swap(Catalog current, Map<ChannelId, Channel> channels) {
        put(new Catalog(current.tenant(), current.revision() + 1, channels, current.variables()));
        return true;
    }

    private void keep(Catalog current, Map<Variable.Key, Variable> variables) {
        Catalog next =
                new Catalog(current.tenant(), current.revision() + 1, current.channels(), new Variables(variables));
        put(next);
    }

    private void put(Catalog next) {
        catalogs.put(next.tenant(), next);
        revisions.put(new Revision(next.tenant(), next.revision()), next);
    }
}
