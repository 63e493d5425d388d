package dev.postrider.local.importing;

import java.util.Locale;
import java.util.regex.Pattern;

/// Headers of an export. A value that looks like a credential does not go into the file.
final class Headers {
    private static final Pattern TELLING = Pattern.compile("authorization|.*(key|token|secret|password|signature).*");

    private Headers() {}

    /// A header as it was exported.
    ///
    /// @param pointer  where its value stands in the export
    /// @param isLocked whether the sender treats it as a secret
    record Exported(String pointer, String name, String value, boolean isLocked) {
        private boolean isSecret() {
            boolean isTelling = isLocked || TELLING.matcher(lower()).matches();
            return isTelling && !value.contains("{{");
        }

        private String lower() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /// Puts a header into a channel's request.
    static void put(Draft draft, Exported header) {
        String lower = header.lower();
        if (!header.isSecret()) {
            draft.request().withObjectProperty("headers").put(lower, header.value());
            return;
        }
        String secret = lower.replaceAll("[^a-z0-9]+", "_").toUpperCase(Locale.ROOT);
        String sound = Character.isLetter(secret.charAt(0)) ? secret : "H" + secret;
        draft.json().withObjectProperty("secrets").put(sound, draft.withheld(header.pointer(), sound));
        draft.request().withObjectProperty("headers").put(lower, "{{@secrets." + sound + "}}");
    }
}
