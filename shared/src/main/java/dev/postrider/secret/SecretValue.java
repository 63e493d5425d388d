package dev.postrider.secret;

import dev.postrider.endpoint.Origin;
import java.time.Instant;
import java.util.Set;

/// A secret where it belongs, in a channel or a variable: as it is stored, or as its writer has just put it.
public sealed interface SecretValue {
    /// Where requests may carry it.
    Set<Origin> origins();

    /// As it is stored.
    record Bound(SealedSecret sealed, Set<Origin> origins, Instant updatedAt) implements SecretValue {
        public Bound {
            origins = Set.copyOf(origins);
        }
    }

    /// As a writer has just put it; it is sealed before anything is stored.
    ///
    /// @param origins those that it names; none means the one that it is saved with
    record Given(SecretText text, Set<Origin> origins) implements SecretValue {
        public Given {
            origins = Set.copyOf(origins);
        }
    }

    /// The word of a writer that what is stored stays.
    record Unchanged(Set<Origin> origins, Instant updatedAt) implements SecretValue {
        public Unchanged {
            origins = Set.copyOf(origins);
        }
    }
}
