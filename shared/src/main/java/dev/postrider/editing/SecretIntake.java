package dev.postrider.editing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.VariableStore;
import dev.postrider.channel.Variables;
import dev.postrider.document.EndpointCheck;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes a channel's secrets in: what stays keeps the origins it was entered for, what is new is sealed for the
/// origin of the endpoint that it is saved with. Nothing here can open what it has sealed.
public final class SecretIntake {
    private final VariableStore variables;
    private final EndpointCheck endpoints;
    private final SecretSealer sealer;

    public SecretIntake(VariableStore variables, EndpointCheck endpoints, SecretSealer sealer) {
        this.variables = variables;
        this.endpoints = endpoints;
        this.sealer = sealer;
    }

    /// What a channel's templates see.
    public Variables.Names names(TenantId tenant, Channel channel) {
        return Variables.of(variables.list(tenant)).visibleTo(channel);
    }

    /// What a channel that is not read yet may use of its group and its tenant.
    public Variables.Names shared(TenantId tenant, JsonNode channel) {
        Optional<String> group = Optional.of(channel.path("group").asText()).filter(name -> !name.isEmpty());
        return Variables.of(variables.list(tenant)).visibleIn(group);
    }

    /// A channel as it was written, with the stored secrets that it says stay.
    static Channel restored(Channel written, Optional<Channel> before, List<Problem.Mistake> errors) {
        Map<String, SecretValue> stored = before.map(
                        channel -> channel.credentials().all())
                .map(Map::copyOf)
                .orElse(Map.of());
        return written.with(written.credentials().withEach((name, value) -> {
            if (!(value instanceof SecretValue.Unchanged unchanged)) {
                return value;
            }
            SecretValue kept = stored.getOrDefault(name, unchanged);
            if (kept.equals(unchanged)) {
                errors.add(Problem.Mistake.at(
                        "/" + name,
                        "unknown_secret",
                        "there is no stored secret to keep here",
                        "send the secret itself"));
            } else if (!unchanged.origins().isEmpty() && !unchanged.origins().equals(kept.origins())) {
                throw rebindRequired(List.of(rebind(name, "its origins were changed")));
            }
            return kept;
        }));
    }

    /// Where the channel sends; empty when it may not send there.
    Optional<Origin> endpoint(Channel channel, Variables.Names names) {
        return endpoints.judge(channel.request(), names) instanceof EndpointCheck.Verdict.Allowed(Origin origin)
                ? Optional.of(origin)
                : Optional.empty();
    }

    /// The channel with every new secret sealed.
    ///
    /// @throws Refusal when the endpoint's origin is none that a stored secret was entered for
    Channel sealed(TenantId tenant, Channel channel, Variables.Names names, Instant now) {
        Optional<Origin> endpoint = endpoint(channel, names);
        if (channel.credentials().all().isEmpty() || endpoint.isEmpty()) {
            return channel;
        }
        Origin origin = endpoint.orElseThrow();
        checkOrigins(channel, origin);
        Owner owner = Owner.channel(channel.id().value());
        return channel.with(channel.credentials().withEach((name, value) -> {
            if (!(value instanceof SecretValue.Given given)) {
                return value;
            }
            Set<Origin> origins = given.origins().isEmpty() ? Set.of(origin) : given.origins();
            SecretContext context = new SecretContext(tenant, owner, name, origins);
            return new SecretValue.Bound(sealer.seal(given.text(), context), origins, now);
        }));
    }

    private static void checkOrigins(Channel channel, Origin origin) {
        Map<String, SecretValue> all = channel.credentials().all();
        List<Problem.Mistake> elsewhere = all.entrySet().stream()
                .filter(secret -> isElsewhere(secret.getValue(), origin))
                .map(secret -> rebind(secret.getKey(), "the endpoint is now " + origin))
                .toList();
        boolean anyStored = all.values().stream()
                .anyMatch(value -> value instanceof SecretValue.Bound && isElsewhere(value, origin));
        if (!elsewhere.isEmpty()) {
            throw anyStored ? rebindRequired(elsewhere) : Refusal.invalid(elsewhere);
        }
    }

    private static boolean isElsewhere(SecretValue value, Origin origin) {
        return !value.origins().isEmpty() && !value.origins().contains(origin);
    }

    public static Problem.Mistake rebind(String name, String change) {
        return Problem.Mistake.at(
                "/" + name,
                "secret_rebind_required",
                "this secret was entered for other origins, and " + change,
                "send the secret itself again, so that whoever changes where it goes is somebody who knows it");
    }

    public static Refusal rebindRequired(List<Problem.Mistake> errors) {
        return new Refusal(new Problem(
                409,
                "secret_rebind_required",
                "A stored secret would go elsewhere",
                "a secret goes only to the origins that it was entered for; enter it again together with this change",
                errors));
    }
}
