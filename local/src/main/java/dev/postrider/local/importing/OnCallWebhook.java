package dev.postrider.local.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Grafana OnCall's outgoing webhooks: `GET /api/v1/webhooks/`. Their events are told apart by `event.type` of
/// the data, as OnCall writes it, whatever type they are posted with.
/// https://grafana.com/docs/oncall/latest/oncall-api-reference/outgoing_webhooks/
final class OnCallWebhook {
    private static final String EXAMPLE = "oncall-acknowledge.json";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE", "OPTIONS");
    private static final List<String> STATUS_CHANGES =
            List.of("acknowledge", "resolve", "silence", "unsilence", "unresolve", "unacknowledge");

    private OnCallWebhook() {}

    static void read(SourceFields source, Drafts drafts) {
        Draft draft = drafts.begin(source.text("name").orElse("oncall"));
        source.meaningless("id");
        source.left("team", "a team only limits who sees a webhook; use `group` for shared variables");
        source.left("preset", "what OnCall's preset adds is not in its export");
        if (!source.flag("is_webhook_enabled", true)) {
            draft.disabled();
        }
        match(source, draft);
        request(source, draft);
        auth(source, draft);
        draft.json().putObject("signing").put("scheme", "none");
        // OnCall waits four seconds, tries again three times when nobody answers, and takes every status for an answer.
        draft.json().put("timeoutSeconds", 4);
        ObjectNode retry = draft.json().putObject("retry");
        retry.putArray("scheduleSeconds").add(10).add(10).add(10);
    }

    private static void match(SourceFields source, Draft draft) {
        String trigger = source.text("trigger_type").orElse("escalation");
        ObjectNode data = draft.match().putObject("pattern").putObject("data");
        ArrayNode types = data.putObject("event").putArray("type");
        (trigger.equals("status change") ? STATUS_CHANGES : List.of(trigger)).forEach(types::add);
        List<String> integrations = source.texts("integration_filter");
        if (!integrations.isEmpty()) {
            ArrayNode ids = data.putObject("integration").putArray("id");
            integrations.forEach(ids::add);
        }
        source.text("trigger_template")
                .flatMap(when -> draft.translated(
                        source.at("trigger_template"), when, JinjaTemplate::translatedCondition, EXAMPLE))
                .ifPresent(when -> draft.match().put("when", when));
    }

    private static void request(SourceFields source, Draft draft) {
        String method = source.text("http_method").orElse("POST");
        draft.request().put("method", method);
        draft.request()
                .put(
                        "url",
                        source.text("url")
                                .flatMap(url -> translated(source, draft, "url", url))
                                .map(url -> ExportedUrl.safe(draft, source.at("url"), url))
                                .orElse("https://change-me.example.com/"));
        headers(source, draft);
        boolean forwardsAll = source.flag("forward_all", true);
        Optional<String> data = source.text("data");
        if (WITHOUT_BODY.contains(method)) {
            data.ifPresent(_ -> source.left("data", "OnCall sends no body with " + method));
            draft.request().put("body", "");
        } else if (forwardsAll) {
            data.ifPresent(_ -> source.left("data", "OnCall does not use it while `forward_all` is on"));
        } else {
            draft.body(
                    source.at("data"),
                    data.flatMap(text -> translated(source, draft, "data", text))
                            .orElse(""),
                    EXAMPLE);
        }
    }

    private static Optional<String> translated(SourceFields source, Draft draft, String field, String template) {
        return draft.translated(source.at(field), template, JinjaTemplate::translated, EXAMPLE);
    }

    /// One template that comes to an object of headers.
    private static void headers(SourceFields source, Draft draft) {
        draft.request().putObject("headers").put("content-type", "application/json");
        Optional<String> template = source.text("headers");
        if (template.isEmpty()) {
            return;
        }
        Optional<ObjectNode> fields = object(template.orElseThrow());
        if (fields.isEmpty()) {
            source.left("headers", "only an object of texts can be taken apart; write `request.headers` yourself");
            draft.disabled();
            return;
        }
        fields.orElseThrow().properties().forEach(header -> {
            String at = source.at("headers");
            draft.translated(at, header.getValue().asText(), JinjaTemplate::translated, EXAMPLE)
                    .ifPresent(value -> Headers.put(draft, new Headers.Exported(at, header.getKey(), value, false)));
        });
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            JsonNode json = Json.read(text);
            return json instanceof ObjectNode fields && fields.valueStream().allMatch(JsonNode::isValueNode)
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // A template around the object, and not in its values.
        }
    }

    private static void auth(SourceFields source, Draft draft) {
        Optional<String> username = source.text("username");
        Optional<String> password = source.text("password");
        ObjectNode auth = Json.object();
        boolean hasHeader = source.text("authorization_header").isPresent();
        if (hasHeader) {
            auth.putObject("header")
                    .put("name", "authorization")
                    .put("value", draft.withheld(source.at("authorization_header"), "authorization"));
            draft.request().withObjectProperty("headers").remove("authorization");
        } else if (username.isPresent() && password.isPresent()) {
            auth.putObject("basic")
                    .put("username", username.orElseThrow())
                    .put("password", draft.withheld(source.at("password"), "password"));
        }
        if (!auth.has("basic")) {
            source.left("username", "OnCall uses it only with a password, and without `authorization_header`");
            source.left("password", "OnCall uses it only with a username, and without `authorization_header`");
        }
        if (!auth.isEmpty()) {
            draft.json().set("auth", auth);
        }
    }
}
