package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.Signing;
import dev.postrider.channel.SuccessRule;
import dev.postrider.channel.Templating;
import dev.postrider.event.JsonText;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A channel as JSON: what the API shows and takes, and what the table keeps beyond that.
public final class ChannelDocument {
    private static final String SEALED = "sealed";

    private ChannelDocument() {}

    public static ObjectNode write(Channel channel) {
        ObjectNode json = Json.object();
        json.put("id", channel.id().value());
        json.put("name", channel.label().name());
        json.put("description", channel.label().description());
        json.put("state", channel.state().name().toLowerCase(Locale.ROOT));
        json.put(
                "stateReason",
                channel.status().reason().map(ChannelStatus.Reason::code).orElse(null));
        json.put("stateSince", Timestamps.write(channel.status().since()));
        json.put("group", channel.label().group().orElse(null));
        json.put("preset", channel.label().preset().orElse(null));
        writeMatch(channel.match(), json.putObject("match"));
        writeRequest(channel.request(), json.putObject("request"));
        writeTemplating(channel.templating(), json);
        CredentialsDocument.write(channel.credentials(), json);
        SigningDocument.write(channel.signing(), json.putObject("signing"));
        writeSuccess(channel.rules().success(), json.putObject("success"));
        writeRetry(channel.retry(), json.putObject("retry"));
        json.put("timeoutSeconds", channel.timeout().toSeconds());
        json.put("ratePerSecond", channel.rules().ratePerSecond().orElse(null));
        json.put("version", channel.version().number());
        json.put("createdAt", Timestamps.write(channel.version().createdAt()));
        json.put("updatedAt", Timestamps.write(channel.version().updatedAt()));
        return json;
    }

    private static void writeMatch(Match match, ObjectNode json) {
        ArrayNode types = json.putArray("types");
        match.types().forEach(type -> types.add(type.value()));
        json.set(
                "pattern",
                match.pattern()
                        .map(pattern -> Json.readTrusted(pattern.json().value()))
                        .orElse(null));
        json.put("when", match.when().map(Template::source).orElse(null));
    }

    private static void writeTemplating(Templating templating, ObjectNode json) {
        json.put("language", ChannelReader.lower(templating.language().name()));
        json.put("escape", ChannelReader.lower(templating.escape().name()));
        json.put("missing", ChannelReader.lower(templating.missing().name()));
        ObjectNode alert = json.putObject("alert");
        templating.alert().forEach((part, template) -> alert.put(part, template.source()));
    }

    private static void writeRequest(RequestTemplate request, ObjectNode json) {
        json.put("method", request.method().name());
        json.put("url", request.url().source());
        ObjectNode query = json.putObject("query");
        request.query().forEach((name, values) -> writeValues(name, values, query));
        ObjectNode headers = json.putObject("headers");
        request.headers().forEach((name, value) -> headers.put(name, value.source()));
        request.body().ifPresent(body -> json.put("body", body.source()));
    }

    private static void writeValues(String name, List<Template> values, ObjectNode query) {
        if (values.size() == 1) {
            query.put(name, values.getFirst().source());
            return;
        }
        ArrayNode list = query.putArray(name);
        values.forEach(value -> list.add(value.source()));
    }

    private static void writeSuccess(SuccessRule success, ObjectNode json) {
        ArrayNode statuses = json.putArray("statuses");
        success.statuses().forEach(status -> statuses.add(status.value()));
        json.set(
                "body",
                switch (success.body()) {
                    case SuccessRule.Body.Anything() -> json.nullNode();
                    case SuccessRule.Body.Contains(String text) -> json.textNode(text);
                    case SuccessRule.Body.Holds(JsonText fields) -> Json.readTrusted(fields.value());
                });
    }

    private static void writeRetry(RetryPolicy retry, ObjectNode json) {
        ArrayNode schedule = json.putArray("scheduleSeconds");
        retry.schedule().forEach(wait -> schedule.add(wait.toSeconds()));
        json.put("maxAgeSeconds", retry.maxAge().toSeconds());
        ArrayNode statuses = json.putArray("finalStatuses");
        retry.finalStatuses().stream().sorted().forEach(statuses::add);
        json.put("onTimeout", retry.onTimeout());
    }

    /// What a table keeps: all that is shown, and the ciphertexts beside it.
    public static ObjectNode writeStored(Channel channel) {
        ObjectNode json = write(channel);
        SigningDocument.writeStored(channel.signing(), json.putObject("signing"));
        return json.set(SEALED, CredentialsDocument.sealed(channel.credentials()));
    }

    /// Reads what a table holds: [#writeStored]'s own form.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Channel readStored(String text) {
        ObjectNode json = (ObjectNode) Json.readTrusted(text);
        Signing signing = SigningDocument.readStored(json.path("signing"));
        json.remove("signing");
        JsonNode sealed = json.path(SEALED);
        json.remove(SEALED);
        List<Problem.Mistake> errors = new ArrayList<>();
        Channel.Version version = new Channel.Version(
                json.path("version").asLong(),
                Instant.parse(json.path("createdAt").asText()),
                Instant.parse(json.path("updatedAt").asText()));
        Channel channel = ChannelReader.read(json, version, errors);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("not a channel as this project writes it: " + errors);
        }
        return channel.with(storedStatus(channel.state(), json))
                .with(CredentialsDocument.restored(channel.credentials(), sealed))
                .with(signing);
    }

    /// Why and since when a state stands is not a writer's to say, so [ChannelReader] does not read it.
    private static ChannelStatus storedStatus(ChannelState state, JsonNode json) {
        Optional<ChannelStatus.Reason> reason = Arrays.stream(ChannelStatus.Reason.values())
                .filter(known -> known.code().equals(json.path("stateReason").asText()))
                .findFirst();
        return new ChannelStatus(
                state, reason, Instant.parse(json.path("stateSince").asText()));
    }
}
