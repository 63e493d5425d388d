package dev.postrider.channel;

import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretValue;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A named value that every channel of a tenant, or of one group, can use.
public record Variable(Key key, Value value, Instant updatedAt) {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /// Whether a text can name a variable or a secret.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// What tells one variable of a tenant from another.
    ///
    /// @param group the group it belongs to; empty for all of the tenant's channels
    public record Key(String name, Optional<String> group) {
        public Owner owner() {
            return group.map(Owner::group).orElse(Owner.TENANT);
        }

        /// What its secret is sealed for.
        public SecretContext context(TenantId tenant, Set<Origin> origins) {
            return new SecretContext(tenant, owner(), Credentials.contextName(name), origins);
        }
    }

    /// What a name stands for.
    public sealed interface Value {
        record Plain(String text) implements Value {}

        record Secret(SecretValue value) implements Value {}
    }
}
