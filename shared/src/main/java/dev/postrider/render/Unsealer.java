package dev.postrider.render;

import dev.postrider.channel.Auth;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.Signing;
import dev.postrider.channel.Tls;
import dev.postrider.channel.UsedSecrets;
import dev.postrider.channel.Variables;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretText;
import dev.postrider.secret.SecretValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opens what a channel's request may carry, and nothing else.
public final class Unsealer {
    private final SecretOpener opener;

    public Unsealer(SecretOpener opener) {
        this.opener = opener;
    }

    /// Opens a channel's secrets in the contexts that they must have been sealed for.
    ///
    /// @param variables of its tenant and the tenant's groups
    /// @throws RuntimeException when the key cannot be used at the moment; nothing has been attempted then
    public OpenChannel open(TenantId tenant, Channel channel, Variables variables) {
        meetSigningKeys(tenant, channel);
        Variables.Names names = variables.visibleTo(channel);
        Credentials credentials = channel.credentials();
        if (names.secrets().isEmpty() && credentials.all().isEmpty()) {
            return new OpenChannel(channel, names.variables(), Map.of(), Optional.empty(), Optional.empty(), List.of());
        }
        List<String> refused = new ArrayList<>();
        Map<String, OpenChannel.Secret> secrets = new HashMap<>();
        UsedSecrets.of(channel, names)
                .forEach((name, secret) -> open(
                                new Place(tenant, secret.owner(), Credentials.contextName(name)),
                                secret.value(),
                                refused)
                        .ifPresent(opened -> secrets.put(name, opened)));
        Owner owner = Owner.channel(channel.id().value());
        return new OpenChannel(
                channel,
                names.variables(),
                secrets,
                credentials
                        .auth()
                        .flatMap(auth -> open(new Place(tenant, owner, Auth.CONTEXT_NAME), auth.value(), refused)),
                credentials
                        .tls()
                        .flatMap(Tls::clientKey)
                        .flatMap(key -> open(new Place(tenant, owner, Tls.CONTEXT_NAME), key, refused)),
                refused);
    }

    /// Opens what will sign, so that a key that cannot be used says so before the attempt, and is remembered after.
    private void meetSigningKeys(TenantId tenant, Channel channel) {
        Owner owner = Owner.channel(channel.id().value());
        channel.signing()
                .keys()
                .forEach(key -> opener.open(
                        key.secret(), new SecretContext(tenant, owner, Signing.CONTEXT_NAME, key.origins())));
    }

    private record Place(TenantId tenant, Owner owner, String name) {}

    private Optional<OpenChannel.Secret> open(Place place, SecretValue value, List<String> refused) {
        Optional<SecretText> text = switch (value) {
            case SecretValue.Bound bound ->
                opener.open(
                        bound.sealed(),
                        new SecretContext(place.tenant(), place.owner(), place.name(), bound.origins()));
            case SecretValue.Given given -> Optional.of(given.text());
            case SecretValue.Unchanged _ -> Optional.empty();
        };
        if (text.isEmpty()) {
            refused.add(place.name());
        }
        return text.map(opened -> new OpenChannel.Secret(opened, value.origins()));
    }
}
