package dev.postrider.render;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The receivers whose URL is all that a sender needs: whoever reads it can post there. By host, with the
/// beginning of the path after which everything is secret.
final class SecretUrls {
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("hooks.slack.com", "/"),
            Map.entry("discord.com", "/api/webhooks/"),
            Map.entry("discordapp.com", "/api/webhooks/"),
            Map.entry("outlook.office.com", "/webhook/"),
            Map.entry("outlook.office365.com", "/webhook/"),
            Map.entry("chat.googleapis.com", "/v1/spaces/"),
            Map.entry("api.telegram.org", "/bot"),
            Map.entry("hooks.zapier.com", "/hooks/"),
            Map.entry("events.pagerduty.com", "/integration/"),
            Map.entry("alert.victorops.com", "/integrations/"),
            Map.entry("webhook.site", "/"));
    private static final List<String> WHOLE_DOMAINS =
            List.of(".webhook.office.com", ".logic.azure.com", ".api.powerplatform.com", ".hooks.slack.com");

    private SecretUrls() {}

    /// The parts of a URL that its receiver takes for proof; none for a URL that is known to be none.
    static List<String> secretParts(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        String rest = Optional.ofNullable(uri.getRawPath()).orElse("")
                + Optional.ofNullable(uri.getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        String open = WHOLE_DOMAINS.stream().anyMatch(host::endsWith) ? "/" : PATHS.getOrDefault(host, "");
        return !open.isEmpty() && rest.startsWith(open) && rest.length() > open.length()
                ? List.of(rest.substring(open.length()))
                : List.of();
    }
}
