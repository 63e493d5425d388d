package dev.postrider.access;

import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Optional;

/// Keeps the keys of every tenant. One that has expired counts as absent everywhere.
public interface KeyStore {
    /// Adds a key.
    ///
    /// @return whether it was added; `false` when one with its id is there, and nothing has changed
    boolean add(ApiKey key);

    /// The key with an id, whosever it is, as of now. Who presents it is known by it: ask [ApiKey#isOpenedBy] first.
    Optional<ApiKey> find(KeyId id);

    /// The keys of a tenant, newest first, at most `limit`.
    ///
    /// @param before the last key of the page before; empty for the first page
    List<ApiKey> list(TenantId tenant, Optional<KeyId> before, int limit);

    /// Removes a key for good; it is found by nobody once this returns.
    ///
    /// @return whether the tenant had it
    boolean revoke(TenantId tenant, KeyId id);
}
