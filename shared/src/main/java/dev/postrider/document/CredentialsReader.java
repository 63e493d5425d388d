package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Credentials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what a channel's templates may use beside the event.
final class CredentialsReader {
    static final Set<String> FIELDS = Set.of("variables");

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final int MAX_VARIABLE = 2048;

    private CredentialsReader() {}

    static Credentials read(Fields channel) {
        return new Credentials(variables(channel.object("variables")));
    }

    private static SequencedMap<String, String> variables(Fields fields) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
            Optional<String> value = fields.text(field.getKey());
            if (!VARIABLE.matcher(field.getKey()).matches() || value.orElse("").length() > MAX_VARIABLE) {
                fields.error(
                        field.getKey(),
                        Fields.CODE,
                        "a variable is named by A-Z, 0-9 and _ and has at most " + MAX_VARIABLE + " characters",
                        "for example TEAM_PATH");
            }
            value.ifPresent(text -> variables.put(field.getKey(), text));
        }
        return variables;
    }
}
