package dev.postrider.channel;

import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Optional;

/// Keeps the channels of every tenant. Each write bumps the tenant's revision in the same transaction, so that whoever
/// reads the revision first never works with a channel older than it.
public interface ChannelStore {
    /// The catalog as of now, read strongly consistent; gives back `known` itself when its revision is still the
    /// latest,
    /// and otherwise reads only what changed since.
    Catalog refresh(Catalog known);

    Optional<Channel> find(TenantId tenant, ChannelId id);

    /// The channels of a tenant by id, after `after` (exclusive; empty from the first), at most `limit`.
    List<Channel> list(TenantId tenant, String after, int limit);

    /// Versions of a channel, newest first, also of one that is deleted: a version is written once and never changed.
    ///
    /// @param before only those with a smaller number
    List<Channel> versions(TenantId tenant, ChannelId id, long before, int limit);

    /// The channels as they were at an earlier revision; the variables are those of now.
    ///
    /// @param now the catalog that is known
    /// @return empty when more has changed since than can be followed
    Optional<Catalog> asOf(Catalog now, long revision);

    /// Writes a channel's next version.
    ///
    /// @param replaced the number of the version it follows, 0 for a channel that does not exist
    /// @return whether it was written; `false` when another write came first or there was a version of that number
    ///     before, and nothing has changed
    boolean save(TenantId tenant, Channel channel, long replaced);

    /// Removes a channel; its versions stay for the history.
    ///
    /// @param removed the number of the version that was seen
    /// @return whether it was removed; `false` when another write came first
    boolean delete(TenantId tenant, ChannelId id, long removed);
}
