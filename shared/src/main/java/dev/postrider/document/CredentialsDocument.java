package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Auth;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.Tls;
import dev.postrider.endpoint.Origin;
import dev.postrider.runtime.Json;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretValue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// A channel's credentials as JSON. What the API shows holds no ciphertext; a table keeps that in a field of its
/// own.
final class CredentialsDocument {
    private CredentialsDocument() {}

    static void write(Credentials credentials, ObjectNode json) {
        ObjectNode variables = json.putObject("variables");
        credentials.variables().forEach(variables::put);
        ObjectNode secrets = json.putObject("secrets");
        credentials.secrets().forEach((name, value) -> secrets.set(name, shown(value)));
        json.set(
                "auth",
                credentials.auth().<JsonNode>map(CredentialsDocument::auth).orElse(null));
        json.set(
                "tls", credentials.tls().<JsonNode>map(CredentialsDocument::tls).orElse(null));
    }

    private static ObjectNode auth(Auth auth) {
        ObjectNode json = Json.object();
        switch (auth) {
            case Auth.Basic(String username, SecretValue password) ->
                json.putObject("basic").put("username", username).set("password", shown(password));
            case Auth.Bearer(SecretValue token) -> json.putObject("bearer").set("token", shown(token));
            case Auth.Header(String name, SecretValue value) ->
                json.putObject("header").put("name", name).set("value", shown(value));
        }
        return json;
    }

    private static ObjectNode tls(Tls tls) {
        ObjectNode json = Json.object();
        json.put("ca", tls.ca().orElse(null));
        json.put("clientCertificate", tls.clientCertificate().orElse(null));
        json.set(
                "clientKey",
                tls.clientKey().<JsonNode>map(CredentialsDocument::shown).orElse(null));
        return json;
    }

    /// What anybody may know of a secret.
    static ObjectNode shown(SecretValue value) {
        ObjectNode json = Json.object();
        json.put("set", true);
        if (value instanceof SecretValue.Bound bound) {
            json.put("updatedAt", Timestamps.write(bound.updatedAt()));
        }
        writeOrigins(value.origins(), json);
        return json;
    }

    static void writeOrigins(Collection<Origin> origins, ObjectNode json) {
        ArrayNode list = json.putArray("origins");
        origins.stream().map(Origin::toString).sorted().forEach(list::add);
    }

    /// The ciphertexts, with all that their opening needs, by what each secret is called in its context.
    ///
    /// @throws IllegalArgumentException when a secret is not sealed
    static ObjectNode sealed(Credentials credentials) {
        ObjectNode json = Json.object();
        credentials.all().forEach((name, value) -> writeSealed(value, json.putObject(name)));
        return json;
    }

    static void writeSealed(SecretValue value, ObjectNode json) {
        if (!(value instanceof SecretValue.Bound bound)) {
            throw new IllegalArgumentException("a secret that is not sealed cannot be stored");
        }
        json.put("ciphertext", bound.sealed().ciphertext());
        json.put("updatedAt", Timestamps.write(bound.updatedAt()));
        writeOrigins(bound.origins(), json);
    }

    /// What [#writeSealed] has written.
    static SecretValue.Bound readSealed(JsonNode json) {
        Set<Origin> origins = new HashSet<>();
        json.path("origins").forEach(text -> Origin.parse(text.asText()).ifPresent(origins::add));
        return new SecretValue.Bound(
                new SealedSecret(json.path("ciphertext").asText()),
                origins,
                Instant.parse(json.path("updatedAt").asText()));
    }

    /// Credentials whose secrets are only shown, with what is stored of them.
    static Credentials restored(Credentials shown, JsonNode sealed) {
        return shown.withEach((name, _) -> readSealed(sealed.path(name)));
    }
}
