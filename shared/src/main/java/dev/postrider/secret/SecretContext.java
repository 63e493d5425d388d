package dev.postrider.secret;

import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whose secret this is and where it may go, bound into its ciphertext: copied to another item, or with other origins
/// written beside it, a ciphertext no longer opens.
///
/// @param name    what the secret is to its owner, `secrets/API_TOKEN` say; one name for one place
/// @param origins where requests may carry it; empty for what no request carries as it is, such as a signing key
public record SecretContext(TenantId tenant, Owner owner, String name, Set<Origin> origins) {
    private static final String APP = "postrider";

    public SecretContext {
        origins = Set.copyOf(origins);
    }

    /// Whose item a secret stands in: a channel's, a group's or the tenant's own.
    public record Owner(String value) {
        public static final Owner TENANT = new Owner("tenant");

        public static Owner group(String name) {
            return new Owner("group/" + name);
        }

        public static Owner channel(String id) {
            return new Owner("channel/" + id);
        }
    }

    /// The context as names and values: what KMS calls the encryption context.
    /// No value is secret; CloudTrail shows them.
    public SortedMap<String, String> pairs() {
        SortedMap<String, String> pairs = new TreeMap<>();
        pairs.put("app", APP);
        pairs.put("tenant", tenant.value());
        pairs.put("owner", owner.value());
        pairs.put("name", name);
        if (!origins.isEmpty()) {
            pairs.put("origins", origins.stream().map(Origin::toString).sorted().collect(Collectors.joining(" ")));
        }
        return pairs;
    }
}
