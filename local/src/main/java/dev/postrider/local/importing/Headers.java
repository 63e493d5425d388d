package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Headers and query parameters of an export. A value that looks like a credential does not go into the file.
final class Headers {
    private static final Pattern TELLING = Pattern.compile("authorization|.*(key|token|secret|password|signature).*");

    private Headers() {}

    /// A header or parameter as it was exported.
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
        draft.request().withObjectProperty("headers").put(header.lower(), safe(draft, header));
    }

    /// A value as the file may say it: a credential is a secret of the channel, which the file refers to.
    static String safe(Draft draft, Exported exported) {
        if (!exported.isSecret()) {
            return exported.value();
        }
        String secret = exported.lower().replaceAll("[^a-z0-9]+", "_").toUpperCase(Locale.ROOT);
        String sound = Character.isLetter(secret.charAt(0)) ? secret : "H" + secret;
        ObjectNode secrets = draft.json().withObjectProperty("secrets");
        String name = secrets.has(sound) ? sound + "_" + (secrets.size() + 1) : sound;
        secrets.put(name, draft.withheld(exported.pointer(), name));
        return "{{@secrets." + name + "}}";
    }
}
