package dev.postrider.access;

import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a caller has shown to be let in.
///
/// @param key empty for the root key, which stands in no table
public record Credential(Optional<KeyId> key, Grant grant) {
    /// The root key: everything in the tenant of a stack that serves one team, and keys for every other tenant.
    public static final Credential ROOT =
            new Credential(Optional.empty(), new Grant(TenantId.DEFAULT, Set.of(Scope.values()), Optional.empty()));

    public boolean isRoot() {
        return key.isEmpty();
    }

    /// Whether a key with this grant may be made: no key makes one that can do more than itself, and only the root
    /// key makes keys of other tenants.
    public boolean mayMint(Grant wanted) {
        return isRoot() || wanted.isWithin(grant);
    }

    /// A new key, made by this one.
    ///
    /// @throws IllegalArgumentException for a grant that [#mayMint] refuses
    public ApiKey mint(KeyText text, Grant wanted, String name, Instant now) {
        if (!mayMint(wanted)) {
            throw new IllegalArgumentException("a key makes only subsets of itself");
        }
        return new ApiKey(text.id(), text.hash(), wanted, name, now, key);
    }
}
