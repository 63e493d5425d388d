package dev.postrider.channel;

import dev.postrider.secret.SecretValue;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What a channel's templates may use beside the event, and what proves to a receiver who is calling.
///
/// @param variables named values; they win over event data of the same name
/// @param secrets   named values that are never shown again
public record Credentials(
        SequencedMap<String, String> variables,
        SequencedMap<String, SecretValue> secrets,
        Optional<Auth> auth,
        Optional<Tls> tls) {
    public static final Credentials NONE = of(new LinkedHashMap<>());

    public Credentials {
        variables = new LinkedHashMap<>(variables);
        secrets = new LinkedHashMap<>(secrets);
    }

    /// Variables and nothing else.
    public static Credentials of(SequencedMap<String, String> variables) {
        return new Credentials(variables, new LinkedHashMap<>(), Optional.empty(), Optional.empty());
    }

    public Credentials with(SequencedMap<String, String> otherVariables) {
        return new Credentials(otherVariables, secrets, auth, tls);
    }

    /// The same with every secret changed.
    ///
    /// @param change from what a secret is called in its context, and the secret, to what takes its place
    public Credentials withEach(Change change) {
        SequencedMap<String, SecretValue> changed = new LinkedHashMap<>();
        secrets.forEach((name, value) -> changed.put(name, change.of(contextName(name), value)));
        return new Credentials(
                variables,
                changed,
                auth.map(known -> known.with(change.of(Auth.CONTEXT_NAME, known.value()))),
                tls.map(known -> known.clientKey()
                        .map(key -> known.withKey(change.of(Tls.CONTEXT_NAME, key)))
                        .orElse(known)));
    }

    /// Every secret by what it is called in its context.
    public SequencedMap<String, SecretValue> all() {
        SequencedMap<String, SecretValue> all = new LinkedHashMap<>();
        secrets.forEach((name, value) -> all.put(contextName(name), value));
        auth.ifPresent(known -> all.put(Auth.CONTEXT_NAME, known.value()));
        tls.flatMap(Tls::clientKey).ifPresent(key -> all.put(Tls.CONTEXT_NAME, key));
        return all;
    }

    /// What takes the place of a secret.
    @FunctionalInterface
    public interface Change {
        SecretValue of(String contextName, SecretValue value);
    }

    /// What the secret behind a name is called in its context.
    public static String contextName(String secret) {
        return "secrets/" + secret;
    }
}
