package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checkly's environment variables and secrets: names in capitals that no event brings. The export names them
/// and does not hold them.
final class ChecklyVariables {
    private static final Pattern TAG = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.@$])[A-Z][A-Z0-9_]+(?!\\w)");
    private static final Pattern AUTHORITY = Pattern.compile("^(?:https?://)?(?:[^/@]*@)?([^/]*)");
    /// https://www.checklyhq.com/docs/integrations/alerts/webhooks/#using-variables
    private static final Set<String> OF_EVENTS = Set.of(
            "AI_ANALYSIS_CLASSIFICATION",
            "AI_ANALYSIS_CODE_FIX",
            "AI_ANALYSIS_LINK",
            "AI_ANALYSIS_ROOT_CAUSE",
            "AI_ANALYSIS_USER_IMPACT",
            "ALERT_TITLE",
            "ALERT_TYPE",
            "API_CHECK_RESPONSE_STATUS_CODE",
            "API_CHECK_RESPONSE_STATUS_TEXT",
            "CHECK_ERROR_MESSAGE",
            "CHECK_ID",
            "CHECK_DESCRIPTION",
            "CHECK_NAME",
            "CHECK_RESULT_ID",
            "CHECK_TYPE",
            "GROUP_NAME",
            "IS_REMINDER",
            "REGION",
            "REMINDER_SEQUENCE",
            "RESPONSE_TIME",
            "RESULT_LINK",
            "RUN_LOCATION",
            "SSL_CHECK_DOMAIN",
            "SSL_DAYS_REMAINING",
            "STARTED_AT",
            "TAGS");

    private ChecklyVariables() {}

    /// Defines what the templates of a channel use: as a variable what decides where requests go, as a secret
    /// the rest.
    static void define(SourceFields config, Draft draft) {
        Matcher authority = AUTHORITY.matcher(draft.request().path("url").asText());
        Set<String> ofHost = authority.find() ? names(authority.group(1)) : Set.of();
        Set<String> all = new TreeSet<>();
        texts(draft.request(), all);
        all.removeAll(ofHost);
        for (String name : ofHost) {
            draft.json().withObjectProperty("variables").put(name, "https://change-me.example.com");
            config.found(new Finding.Left(
                    config.at("url"), "Checkly's variable " + name + " decides where requests go: put its value here"));
        }
        ObjectNode secrets = draft.json().withObjectProperty("secrets");
        for (String name : all) {
            if (!secrets.has(name)) {
                secrets.put(name, "${ENV:" + name + "}");
                boolean isInUrl = names(draft.request().path("url").asText()).contains(name);
                config.found(new Finding.Withheld(config.at(isInUrl ? "url" : "template"), name));
            }
        }
        if (secrets.isEmpty()) {
            draft.json().remove("secrets");
        }
    }

    private static void texts(JsonNode value, Set<String> names) {
        if (value.isTextual()) {
            names.addAll(names(value.textValue()));
        }
        value.forEach(one -> texts(one, names));
    }

    private static Set<String> names(String template) {
        Set<String> names = new TreeSet<>();
        Matcher tag = TAG.matcher(template);
        while (tag.find()) {
            String inside = TEXT.matcher(tag.group(1)).replaceAll("");
            NAME.matcher(inside).results().map(MatchResult::group).forEach(names::add);
        }
        names.removeAll(OF_EVENTS);
        return names;
    }
}
