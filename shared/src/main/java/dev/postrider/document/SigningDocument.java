package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Signing;
import dev.postrider.endpoint.Origin;
import dev.postrider.secret.SealedSecret;
import dev.postrider.signature.Scheme;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a channel signs, as JSON: what the API shows, and, with the sealed secrets, what the table keeps.
final class SigningDocument {
    private SigningDocument() {}

    static void write(Signing signing, ObjectNode json) {
        json.put("scheme", signing.scheme().word());
        if (signing.keys().isEmpty()) {
            return;
        }
        Signing.Key newest = signing.keys().getFirst();
        json.putObject("secret").put("set", true).put("updatedAt", Timestamps.write(newest.createdAt()));
        newest.publicKey().ifPresent(key -> json.put("publicKey", key));
        ArrayNode previous = json.putArray("previous");
        signing.keys().stream().skip(1).forEach(key -> writePrevious(key, previous.addObject()));
    }

    private static void writePrevious(Signing.Key key, ObjectNode json) {
        json.put("updatedAt", Timestamps.write(key.createdAt()));
        key.signsUntil().ifPresent(end -> json.put("signsUntil", Timestamps.write(end)));
        key.publicKey().ifPresent(text -> json.put("publicKey", text));
    }

    static void writeStored(Signing signing, ObjectNode json) {
        json.put("scheme", signing.scheme().word());
        ArrayNode keys = json.putArray("keys");
        signing.keys().forEach(key -> {
            ObjectNode stored = keys.addObject().put("sealed", key.secret().ciphertext());
            writePrevious(key, stored);
            ArrayNode origins = stored.putArray("origins");
            key.origins().stream().map(Origin::toString).sorted().forEach(origins::add);
        });
    }

    /// Reads [#writeStored]'s form. A channel from before there was any signs nothing.
    static Signing readStored(JsonNode json) {
        Scheme scheme = Scheme.ofWord(json.path("scheme").asText()).orElse(Scheme.NONE);
        List<Signing.Key> keys =
                json.path("keys").valueStream().map(SigningDocument::readKey).toList();
        return new Signing(scheme, keys);
    }

    private static Signing.Key readKey(JsonNode json) {
        Set<Origin> origins = json.path("origins")
                .valueStream()
                .map(JsonNode::asText)
                .map(URI::create)
                .map(Origin::of)
                .collect(Collectors.toUnmodifiableSet());
        return new Signing.Key(
                new SealedSecret(json.path("sealed").asText()),
                origins,
                Instant.parse(json.path("updatedAt").asText()),
                text(json, "signsUntil").map(Instant::parse),
                text(json, "publicKey"));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }
}
