package dev.postrider.local.importing;

import java.util.regex.Pattern;

/// The URL of an export. One that is a credential by itself, as those of incoming webhooks are, does not go into the
/// file: whoever has it may post there.
final class ExportedUrl {
    private static final Pattern INCOMING = Pattern.compile("https://(?:hooks\\.slack\\.com/"
            + "|discord(?:app)?\\.com/api/webhooks/"
            + "|[^/]*\\.webhook\\.office\\.com/"
            + "|[^/]*\\.logic\\.azure\\.com/"
            + "|[^/]*\\.powerplatform\\.com/"
            + "|chat\\.googleapis\\.com/"
            + "|api\\.telegram\\.org/bot"
            + "|hooks\\.zapier\\.com/).*");
    private static final Pattern WITH_CREDENTIAL =
            Pattern.compile("(?i)[^?]*\\?(?:.*&)?[^=&]*(?:key|token|secret|password|sig)[^=&]*=.+");

    private ExportedUrl() {}

    /// The URL as the file may say it.
    ///
    /// @param pointer where it stands in the export
    static String safe(Draft draft, String pointer, String url) {
        boolean isCredential = !url.contains("{{")
                && (INCOMING.matcher(url).matches()
                        || WITH_CREDENTIAL.matcher(url).matches());
        return isCredential ? Headers.safe(draft, new Headers.Exported(pointer, "webhook-url", url, true)) : url;
    }
}
