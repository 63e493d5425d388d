package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.Optional;

/// Coroot's webhook integration: `GET /api/project/{id}/integrations/webhook`. Coroot then posts `{{ json . }}`
/// here, and its templates become those of channels, one for incidents and one for deployments.
/// https://docs.coroot.com/alerting/webhook
final class CorootIntegration {
    private static final String INCIDENT = "coroot-incident-warning.json";
    private static final String DEPLOYMENT = "coroot-deployment.json";

    private CorootIntegration() {}

    static void read(SourceFields source, Drafts drafts) {
        try (SourceFields form = source.value("form").isObject() ? source.object("form") : source) {
            one(form, "incidents", "incident_template", drafts);
            one(form, "deployments", "deployment_template", drafts);
            form.left(
                    "alerts",
                    "alerts are newer than the events that are known here; post them with a type of their own");
            form.left("alert_template", "as for `alerts`");
            form.left("custom_fields", "Coroot puts them into what it posts; templates read them as {{name}}");
        }
        source.meaningless("form");
    }

    private static void one(SourceFields form, String kind, String templateField, Drafts drafts) {
        boolean isOn = form.flag(kind, true);
        Optional<String> template = form.text(templateField);
        if (!isOn && template.isEmpty()) {
            request(form, Optional.empty());
            return;
        }
        Draft draft = drafts.begin("coroot-" + kind);
        if (!isOn) {
            draft.disabled();
        }
        match(kind.equals("deployments"), draft.match().putObject("pattern").putObject("data"));
        request(form, Optional.of(draft));
        String example = kind.equals("deployments") ? DEPLOYMENT : INCIDENT;
        template.flatMap(text -> draft.translated(form.at(templateField), text, GoTemplate::translated, example))
                .ifPresent(body -> draft.body(form.at(templateField), body, example));
        draft.json().putObject("signing").put("scheme", "none");
        // Coroot gives an incident up after an hour, and asks once a minute until then.
        draft.json().putObject("retry").put("maxAgeSeconds", 3600);
        draft.json().put("timeoutSeconds", 30);
        draft.json().putObject("success").putArray("statuses").add("2xx").add("3xx");
    }

    /// Coroot's two kinds by their shape: nothing in them says that they are Coroot's.
    private static void match(boolean isDeployment, ObjectNode data) {
        data.putArray("application").addObject().put("exists", true);
        data.putArray("version").addObject().put("exists", isDeployment);
        if (!isDeployment) {
            data.putArray("status").add("OK").add("WARNING").add("CRITICAL");
        }
    }

    /// What both kinds share.
    private static void request(SourceFields form, Optional<Draft> draft) {
        String url = form.text("url").orElse("https://change-me.example.com/");
        ObjectNode headers = Json.object().put("content-type", "application/json");
        draft.ifPresent(channel -> channel.request()
                .put("method", "POST")
                .put("url", ExportedUrl.safe(channel, form.at("url"), url))
                .set("headers", headers));
        for (SourceFields header : form.objects("custom_headers")) {
            try (header) {
                String name = header.text("key").orElse("x-unnamed");
                String value = header.text("value").orElse("");
                draft.ifPresent(
                        channel -> Headers.put(channel, new Headers.Exported(header.at("value"), name, value, false)));
            }
        }
        if (!form.value("basic_auth").isMissingNode()) {
            try (SourceFields basic = form.object("basic_auth")) {
                String user = basic.text("user").orElse("");
                boolean isUsed = basic.text("password").isPresent() && !user.isEmpty();
                if (!isUsed) {
                    basic.left("user", "Coroot uses it only with a password");
                    basic.left("password", "Coroot uses it only with a user");
                }
                draft.filter(_ -> isUsed)
                        .ifPresent(channel -> channel.json()
                                .putObject("auth")
                                .putObject("basic")
                                .put("username", user)
                                .put("password", channel.withheld(basic.at("password"), "password")));
            }
        }
        if (form.flag("tls_skip_verify", false)) {
            form.left("tls_skip_verify", "certificates are always checked: put the authority's into `tls.ca`");
        }
    }
}
