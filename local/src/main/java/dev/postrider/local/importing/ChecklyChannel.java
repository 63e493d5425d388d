package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/// Checkly's alert channels: `GET /v1/alert-channels`, or the fields of a `WebhookAlertChannel` construct. Its
/// templates are Handlebars in the dialect that is spoken here.
/// https://www.checklyhq.com/docs/constructs/webhook-alert-channel/
final class ChecklyChannel {
    private static final String EXAMPLE = "checkly-failure.json";
    private static final Map<String, String> SWITCHES = Map.of(
            "sendFailure", "check.failed",
            "sendRecovery", "check.recovered",
            "sendDegraded", "check.degraded",
            "sslExpiry", "check.ssl_expiring");

    private ChecklyChannel() {}

    static void read(SourceFields source, Drafts drafts) {
        source.meaningless("id", "logicalId", "created_at", "updated_at", "createdAt", "updatedAt", "accountId");
        String type = source.text("type").orElse("WEBHOOK");
        if (!type.startsWith("WEBHOOK")) {
            source.leftWhole(
                    "a channel of type " + type + " is no webhook: GET /v1/presets has channels for many services");
            return;
        }
        boolean isNested = source.value("config").isObject();
        try (SourceFields config = isNested ? source.object("config") : source) {
            Draft draft = drafts.begin(
                    config.text("name").or(() -> source.text("name")).orElse("checkly"));
            match(source, draft);
            request(config, draft);
            ChecklyVariables.define(config, draft);
            signing(config, draft);
            config.left("webhookType", "it only chose the template, which is carried over");
        }
        source.meaningless("config");
        source.left("subscriptions", "checks choose their channels there; here channels choose events: narrow `match`");
        source.left("autoSubscribe", "every channel sees every event that `match` lets through");
        source.left("sslExpiryThreshold", "whoever posts `check.ssl_expiring` decides how many days ahead");
    }

    private static void match(SourceFields source, Draft draft) {
        ArrayNode types = draft.match().putArray("types");
        SWITCHES.keySet().stream().sorted().forEach(name -> {
            boolean standard = name.equals("sendFailure") || name.equals("sendRecovery");
            if (source.flag(name, standard)) {
                types.add(SWITCHES.get(name));
            }
        });
        if (types.isEmpty()) {
            types.add("check.*");
            draft.disabled();
        }
    }

    private static void request(SourceFields config, Draft draft) {
        draft.request()
                .put("method", config.text("method").orElse("POST").toUpperCase(Locale.ROOT))
                .put(
                        "url",
                        config.text("url")
                                .map(url -> ExportedUrl.safe(draft, config.at("url"), url))
                                .orElse("https://change-me.example.com/"));
        for (SourceFields header : config.objects("headers")) {
            try (header) {
                String name = header.text("key").orElse("x-unnamed");
                String value = header.text("value").orElse("");
                Headers.put(draft, new Headers.Exported(header.at("value"), name, value, header.flag("locked", false)));
            }
        }
        ObjectNode query = draft.request().putObject("query");
        for (SourceFields parameter : config.objects("queryParameters")) {
            try (parameter) {
                String name = parameter.text("key").orElse("unnamed");
                String value = parameter.text("value").orElse("");
                boolean isLocked = parameter.flag("locked", false);
                add(
                        query,
                        name,
                        Headers.safe(draft, new Headers.Exported(parameter.at("value"), name, value, isLocked)));
            }
        }
        if (query.isEmpty()) {
            draft.request().remove("query");
        }
        draft.body(config.at("template"), config.text("template").orElse(""), EXAMPLE);
        draft.json()
                .putObject("retry")
                .putArray("scheduleSeconds")
                .add(20)
                .add(20)
                .add(20)
                .add(20)
                .add(20);
    }

    private static void add(ObjectNode query, String name, String value) {
        JsonNode before = query.path(name);
        if (before.isArray()) {
            ((ArrayNode) before).add(value);
        } else if (before.isTextual()) {
            query.putArray(name).add(before.asText()).add(value);
        } else {
            query.put(name, value);
        }
    }

    private static void signing(SourceFields config, Draft draft) {
        ObjectNode signing = draft.json().putObject("signing");
        if (config.text("webhookSecret").isPresent()) {
            signing.put("scheme", "checkly")
                    .put("secret", draft.withheld(config.at("webhookSecret"), "signing_secret"));
        } else {
            signing.put("scheme", "none");
        }
    }
}
