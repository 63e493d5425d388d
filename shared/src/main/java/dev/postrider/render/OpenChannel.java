package dev.postrider.render;

import dev.postrider.channel.Channel;
import dev.postrider.endpoint.Origin;
import dev.postrider.endpoint.TlsSettings;
import dev.postrider.secret.SecretText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A channel as one attempt uses it: its names looked up in channel, group and tenant, and the secrets opened that
/// its request may carry.
///
/// @param variables by name
/// @param secrets   by name; no other than those that its templates spell
/// @param auth      the secret of its `auth`
/// @param clientKey the private key of its `tls`
/// @param refused   what the secrets are called that would not open here: they were sealed for another place
public record OpenChannel(
        Channel channel,
        Map<String, String> variables,
        Map<String, Secret> secrets,
        Optional<Secret> auth,
        Optional<Secret> clientKey,
        List<String> refused) {
    public OpenChannel {
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
        refused = List.copyOf(refused);
    }

    /// An opened secret and where requests may carry it.
    public record Secret(SecretText text, Set<Origin> origins) {}

    /// A channel with nothing but its own variables.
    public static OpenChannel plain(Channel channel) {
        return new OpenChannel(channel, channel.variables(), Map.of(), Optional.empty(), Optional.empty(), List.of());
    }

    /// The name of a secret that a request to an origin may not carry, if there is one.
    Optional<String> strangerTo(Origin origin) {
        if (auth.filter(secret -> !secret.origins().contains(origin)).isPresent()) {
            return Optional.of("auth");
        }
        if (clientKey.filter(secret -> !secret.origins().contains(origin)).isPresent()) {
            return Optional.of("tls");
        }
        return secrets.entrySet().stream()
                .filter(secret -> !secret.getValue().origins().contains(origin))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /// What its connection trusts and shows.
    Optional<TlsSettings> tls() {
        return channel.credentials()
                .tls()
                .map(tls -> new TlsSettings(
                        tls.ca(),
                        tls.clientCertificate(),
                        clientKey.map(key -> key.text().reveal())));
    }

    /// All plaintexts that a request may carry.
    Collection<String> texts() {
        return Stream.of(secrets.values().stream(), auth.stream(), clientKey.stream())
                .flatMap(all -> all)
                .map(secret -> secret.text().reveal())
                .toList();
    }
}
