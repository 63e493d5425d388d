package dev.postrider.channel;

import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The variables and secrets of a tenant and of its groups.
public record Variables(Map<Variable.Key, Variable> byKey) {
    public static final Variables NONE = new Variables(Map.of());

    public Variables {
        byKey = Map.copyOf(byKey);
    }

    public static Variables of(Collection<Variable> variables) {
        return new Variables(
                variables.stream().collect(Collectors.toUnmodifiableMap(Variable::key, Function.identity())));
    }

    /// What a channel's templates see under each name: its own before its group's before the tenant's. A name stands
    /// for a variable or a secret, never for both.
    public Names visibleTo(Channel channel) {
        if (byKey.isEmpty() && channel.credentials().secrets().isEmpty()) {
            return new Names(channel.variables(), Map.of());
        }
        Names shared = visibleIn(channel.label().group());
        Map<String, String> plain = new HashMap<>(shared.variables());
        Map<String, Names.Secret> secrets = new HashMap<>(shared.secrets());
        channel.variables().forEach((name, text) -> {
            secrets.remove(name);
            plain.put(name, text);
        });
        channel.credentials().secrets().forEach((name, value) -> {
            plain.remove(name);
            secrets.put(name, new Names.Secret(Owner.channel(channel.id().value()), value));
        });
        return new Names(plain, secrets);
    }

    /// What the channels of a group see beside their own: the group's before the tenant's.
    public Names visibleIn(Optional<String> group) {
        Map<String, String> plain = new HashMap<>();
        Map<String, Names.Secret> secrets = new HashMap<>();
        visible(group).forEach(variable -> {
            String name = variable.key().name();
            plain.remove(name);
            secrets.remove(name);
            switch (variable.value()) {
                case Variable.Value.Plain(String text) -> plain.put(name, text);
                case Variable.Value.Secret(SecretValue value) ->
                    secrets.put(name, new Names.Secret(variable.key().owner(), value));
            }
        });
        return new Names(plain, secrets);
    }

    /// Those of the tenant, then those of the group.
    private List<Variable> visible(Optional<String> group) {
        return byKey.values().stream()
                .filter(variable -> variable.key().group().isEmpty()
                        || variable.key().group().equals(group))
                .sorted(Comparator.comparing(variable -> variable.key().group().isPresent()))
                .toList();
    }

    /// What one channel's templates see, by name.
    public record Names(Map<String, String> variables, Map<String, Secret> secrets) {
        public static final Names NONE = new Names(Map.of(), Map.of());

        public Names {
            variables = Map.copyOf(variables);
            secrets = Map.copyOf(secrets);
        }

        /// A secret and whose it is.
        public record Secret(Owner owner, SecretValue value) {}
    }
}
