package dev.postrider.channel;

import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Optional;

/// Keeps the variables and secrets of tenants and groups. Each write bumps the tenant's revision in the same
/// transaction, as a channel's does: what is sent after it uses the new value.
public interface VariableStore {
    Optional<Variable> find(TenantId tenant, Variable.Key key);

    /// All of a tenant's, groups included, in the order of group and name.
    List<Variable> list(TenantId tenant);

    /// Writes one; the last writer wins.
    void save(TenantId tenant, Variable variable);

    /// Removes one.
    ///
    /// @return whether it was there
    boolean delete(TenantId tenant, Variable.Key key);
}
