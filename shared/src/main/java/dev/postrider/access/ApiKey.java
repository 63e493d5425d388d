package dev.postrider.access;

import java.time.Instant;
import java.util.Optional;

/// A key as it is kept: all but the key itself.
///
/// @param name     what it is for, in its maker's words
/// @param mintedBy the key that made it; empty for the root key
public record ApiKey(KeyId id, KeyHash hash, Grant grant, String name, Instant createdAt, Optional<KeyId> mintedBy) {
    /// Whether this is the key that somebody sent.
    public boolean isOpenedBy(KeyText sent) {
        return sent.id().equals(id) && sent.hash().isSame(hash);
    }

    public Credential credential() {
        return new Credential(Optional.of(id), grant);
    }
}
