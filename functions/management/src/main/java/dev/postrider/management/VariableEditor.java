package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Variable;
import dev.postrider.channel.VariableStore;
import dev.postrider.document.VariableDocument;
import dev.postrider.editing.SecretIntake;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretValue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes variables: checks all of one before any of it counts, and seals what is secret.
final class VariableEditor {
    private static final int MAX_VARIABLES = 500;

    private final VariableStore store;
    private final SecretSealer sealer;
    private final EndpointPolicy endpoints;
    private final InstantSource clock;

    VariableEditor(VariableStore store, SecretSealer sealer, EndpointPolicy endpoints, InstantSource clock) {
        this.store = store;
        this.sealer = sealer;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// A variable as it was written, and whether it is a new one.
    record Written(Variable variable, boolean isNew) {}

    Written put(TenantId tenant, Variable.Key named, JsonNode json) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        Variable read = VariableDocument.read(json, named, endpoints, mistakes);
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
        Optional<Variable> before = store.find(tenant, read.key());
        if (before.isEmpty() && store.list(tenant).size() >= MAX_VARIABLES) {
            throw Refusal.invalid(
                    "",
                    "too_many_variables",
                    "a tenant has at most " + MAX_VARIABLES + " variables",
                    "delete unused ones");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Variable written = new Variable(read.key(), settled(tenant, read, before, now), now);
        store.save(tenant, written);
        return new Written(written, before.isEmpty());
    }

    private Variable.Value settled(TenantId tenant, Variable read, Optional<Variable> before, Instant now) {
        return switch (read.value()) {
            case Variable.Value.Plain plain -> plain;
            case Variable.Value.Secret(SecretValue value) ->
                new Variable.Value.Secret(
                        switch (value) {
                            case SecretValue.Given given -> sealed(tenant, read.key(), given, now);
                            case SecretValue.Bound bound -> bound;
                            case SecretValue.Unchanged(Set<Origin> origins, Instant _) -> kept(before, origins);
                        });
        };
    }

    private SecretValue sealed(TenantId tenant, Variable.Key key, SecretValue.Given given, Instant now) {
        SecretContext context = key.context(tenant, given.origins());
        return new SecretValue.Bound(sealer.seal(given.text(), context), given.origins(), now);
    }

    private static SecretValue kept(Optional<Variable> before, Set<Origin> origins) {
        if (before.isPresent() && before.orElseThrow().value() instanceof Variable.Value.Secret(SecretValue stored)) {
            if (origins.isEmpty() || origins.equals(stored.origins())) {
                return stored;
            }
            throw SecretIntake.rebindRequired(List.of(Problem.Mistake.at(
                    "/origins",
                    "secret_rebind_required",
                    "this secret was entered for other origins",
                    "send the secret itself again, together with its new origins")));
        }
        throw Refusal.invalid(
                "/value", "unknown_secret", "there is no stored secret to keep here", "send the secret itself");
    }
}
