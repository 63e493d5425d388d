package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.Variable;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.endpoint.Origin;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A variable of a tenant or a group as JSON: what the API shows and takes, and what the table keeps.
public final class VariableDocument {
    private static final Set<String> FIELDS = Set.of("name", "group", "secret", "value", "origins", "updatedAt");
    private static final int MAX_VARIABLE = 2048;

    private VariableDocument() {}

    /// What the API shows.
    public static ObjectNode write(Variable variable) {
        ObjectNode json = frame(variable);
        switch (variable.value()) {
            case Variable.Value.Plain(String text) -> json.put("value", text);
            case Variable.Value.Secret(SecretValue value) -> {
                json.set(
                        "value",
                        Json.object().put("set", true).put("updatedAt", Timestamps.write(variable.updatedAt())));
                CredentialsDocument.writeOrigins(value.origins(), json);
            }
        }
        return json;
    }

    private static ObjectNode frame(Variable variable) {
        ObjectNode json = Json.object();
        json.put("name", variable.key().name());
        json.put("group", variable.key().group().orElse(null));
        json.put("secret", variable.value() instanceof Variable.Value.Secret);
        json.put("updatedAt", Timestamps.write(variable.updatedAt()));
        return json;
    }

    /// What the table keeps.
    public static String writeStored(Variable variable) {
        ObjectNode json = frame(variable);
        switch (variable.value()) {
            case Variable.Value.Plain(String text) -> json.put("value", text);
            case Variable.Value.Secret(SecretValue value) ->
                CredentialsDocument.writeSealed(value, json.putObject("sealed"));
        }
        return Json.write(json);
    }

    /// Reads what [#writeStored] has written.
    public static Variable readStored(String text) {
        JsonNode json = Json.readTrusted(text);
        Optional<String> group =
                Optional.of(json.path("group")).filter(JsonNode::isTextual).map(JsonNode::asText);
        return new Variable(
                new Variable.Key(json.path("name").asText(), group),
                json.has("sealed")
                        ? new Variable.Value.Secret(CredentialsDocument.readSealed(json.path("sealed")))
                        : new Variable.Value.Plain(json.path("value").asText()),
                Instant.parse(json.path("updatedAt").asText()));
    }

    /// Reads what a caller has sent to `PUT /v1/variables/{name}`, as far as it can be read.
    ///
    /// @param errors grows by everything found wrong; the variable is worth nothing when it has grown
    public static Variable read(
            JsonNode json, Variable.Key named, EndpointPolicy endpoints, List<Problem.Mistake> errors) {
        Fields fields = new Fields(json, "", errors).only(FIELDS);
        if (!Variable.isName(named.name())) {
            fields.error(
                    "name",
                    "bad_name",
                    "a variable is named by A-Z, 0-9 and _, with a letter first, 64 characters at most",
                    "for example TEAM_PATH");
        }
        fields.text("name")
                .filter(name -> !name.equals(named.name()))
                .ifPresent(_ -> fields.error(
                        "name", "bad_name", "the name in the body is not the one in the URL", "leave it out"));
        Optional<String> group = fields.text("group").or(named::group);
        group.filter(name -> !ChannelId.isValid(name))
                .ifPresent(_ -> fields.error(
                        "group", Fields.CODE, "`group` is 2 to 63 of a-z, 0-9 and -", "for example platform-team"));
        if (!json.hasNonNull("value")) {
            fields.error("value", Fields.CODE, "a variable needs a `value`", "a string");
        }
        return new Variable(new Variable.Key(named.name(), group), value(fields, endpoints), Instant.EPOCH);
    }

    private static Variable.Value value(Fields fields, EndpointPolicy endpoints) {
        if (fields.bool("secret").orElse(false)) {
            Set<Origin> origins = SecretReader.origins(fields);
            return SecretReader.read(fields, "value")
                    .map(value -> withOrigins(fields, value, origins, endpoints))
                    .<Variable.Value>map(Variable.Value.Secret::new)
                    .orElseGet(() -> new Variable.Value.Plain(""));
        }
        if (fields.object().has("origins")) {
            fields.error("origins", Fields.CODE, "only a secret has `origins`", "add `secret`: true, or remove them");
        }
        String text = fields.text("value").orElse("");
        if (text.length() > MAX_VARIABLE) {
            fields.error("value", Fields.CODE, "a variable has at most " + MAX_VARIABLE + " characters", "shorten it");
        }
        return new Variable.Value.Plain(text);
    }

    /// A secret that is a whole URL names its origin itself; any other says where it may go.
    private static SecretValue withOrigins(
            Fields fields, SecretValue value, Set<Origin> origins, EndpointPolicy endpoints) {
        if (!(value instanceof SecretValue.Given(var text, var _))) {
            return new SecretValue.Unchanged(origins, Instant.EPOCH);
        }
        Optional<Origin> own = text.reveal().contains("://")
                        && EndpointUrl.read(text.reveal(), endpoints) instanceof EndpointUrl.Verdict.Allowed(var uri)
                ? Optional.of(Origin.of(uri))
                : Optional.empty();
        Set<Origin> named = origins.isEmpty() ? own.map(Set::of).orElse(Set.of()) : origins;
        if (named.isEmpty()) {
            fields.error(
                    "origins",
                    "origins_missing",
                    "a secret that channels share must name the origins it may be sent to",
                    "for example [\"https://hooks.slack.com\"]");
        }
        return new SecretValue.Given(text, named);
    }
}
