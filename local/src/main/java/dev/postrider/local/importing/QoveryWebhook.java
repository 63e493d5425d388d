package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Qovery's webhooks: `GET /organization/{id}/webhook`.
/// https://api-doc.qovery.com/#tag/Organization-Webhook
final class QoveryWebhook {
    private QoveryWebhook() {}

    static void read(SourceFields source, Drafts drafts) {
        String url = source.text("target_url").orElse("https://change-me.example.com/");
        String description = source.text("description").orElse("");
        Draft draft = drafts.begin(description.isEmpty() ? "qovery" : description);
        source.meaningless("id", "created_at", "updated_at");
        if (!source.flag("enabled", true)) {
            draft.disabled();
        }
        ObjectNode data = draft.match().putObject("pattern").putObject("data");
        texts(data.putArray("event_type"), source.texts("events"));
        filters(source, data);
        kind(source, draft, url);
        boolean hasSecret = source.flag("target_secret_set", false);
        if (source.text("target_secret").isPresent() || hasSecret) {
            String reference = draft.withheld(source.at(hasSecret ? "target_secret_set" : "target_secret"), "secret");
            draft.json().putObject("signing").put("scheme", "qovery").put("secret", reference);
        } else {
            draft.json().putObject("signing").put("scheme", "none");
        }
    }

    private static void filters(SourceFields source, ObjectNode data) {
        List<String> modes = source.texts("environment_types_filter");
        List<String> projects = source.texts("project_names_filter");
        if (!modes.isEmpty()) {
            texts(data.withObjectProperty("payload").putObject("environment").putArray("mode"), modes);
        }
        if (!projects.isEmpty()) {
            ArrayNode names =
                    data.withObjectProperty("payload").putObject("project").putArray("name");
            projects.forEach(name -> project(name, names));
        }
    }

    /// Without case; a trailing `*` stands for what follows, any other for any characters.
    private static void project(String name, ArrayNode names) {
        String start = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
        if (name.equals("*")) {
            names.addObject().put("exists", true);
        } else if (name.endsWith("*")) {
            names.addObject().putObject("prefix").put("equals-ignore-case", start);
        } else {
            names.addObject().put("equals-ignore-case", name);
        }
    }

    private static void kind(SourceFields source, Draft draft, String url) {
        String kind = source.text("kind").orElse("STANDARD");
        switch (kind) {
            case "STANDARD" ->
                draft.request().put("method", "POST").put("url", ExportedUrl.safe(draft, source.at("target_url"), url));
            case "SLACK" -> {
                draft.json().put("preset", "qovery-slack");
                String reference = draft.withheld(source.at("target_url"), "SLACK_WEBHOOK_URL");
                draft.json().putObject("secrets").put("SLACK_WEBHOOK_URL", reference);
            }
            default -> {
                draft.request().put("url", url);
                draft.disabled();
                source.left("kind", "there is no kind " + kind + "; the event's data is sent as it is");
            }
        }
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
