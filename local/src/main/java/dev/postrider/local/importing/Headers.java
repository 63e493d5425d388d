package dev.postrider.local.importing;

import java.util.Locale;
import java.util.regex.Pattern;

/// Headers of an export. A value that looks like a credential does not go into the file.
final class Headers {
    private static final Pattern TELLING = Pattern.compile("authorization|.*(key|token|secret|password|signature).*");

    private Headers() {}

    /// Puts a header into a channel's request.
    ///
    /// @param isLocked whether the sender treats it as a secret
    static void put(Draft draft, String pointer, String name, String value, boolean isLocked) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isTelling = isLocked || TELLING.matcher(lower).matches();
        boolean isTemplate = value.contains("{{");
        if (!isTelling || isTemplate) {
            draft.request().withObjectProperty("headers").put(lower, value);
            return;
        }
        String secret = lower.replaceAll("[^a-z0-9]+", "_").toUpperCase(Locale.ROOT);
        String sound = Character.isLetter(secret.charAt(0)) ? secret : "H" + secret;
        draft.json().withObjectProperty("secrets").put(sound, draft.withheld(pointer, sound));
        draft.request().withObjectProperty("headers").put(lower, "{{@secrets." + sound + "}}");
    }
}
