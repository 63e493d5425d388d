package dev.postrider.document;

import dev.postrider.channel.EventPattern;
import dev.postrider.channel.Match;
import dev.postrider.channel.TypePattern;
import dev.postrider.event.JsonText;
import dev.postrider.runtime.Json;
import dev.postrider.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads which events a channel wants.
final class MatchReader {
    private static final int MAX_TYPES = 100;
    private static final int MAX_WHEN = 8192;

    private MatchReader() {}

    static Match read(Fields channel) {
        Fields fields = channel.object("match").only(Set.of("types", "pattern", "when"));
        return new Match(types(fields), pattern(fields), when(fields));
    }

    private static List<TypePattern> types(Fields fields) {
        List<String> types = fields.texts("types").orElse(List.of());
        if (types.size() > MAX_TYPES) {
            fields.error("types", Fields.CODE, "at most " + MAX_TYPES + " types", "use * to say more with fewer");
        }
        for (int i = 0; i < types.size(); i++) {
            if (!TypePattern.isValid(types.get(i))) {
                fields.error(
                        "types/" + i,
                        Fields.CODE,
                        "a type is words of A-Z, a-z, 0-9, _ and - joined by dots, with * for anything",
                        "for example check.* or deployment.failed");
            }
        }
        return types.stream().filter(TypePattern::isValid).map(TypePattern::new).toList();
    }

    private static Optional<EventPattern> pattern(Fields fields) {
        String text = Json.write(fields.object("pattern").object());
        if (text.length() > EventPattern.MAX_CHARACTERS) {
            fields.error(
                    "pattern",
                    "bad_pattern",
                    "a pattern has at most " + EventPattern.MAX_CHARACTERS + " characters",
                    "use prefix, suffix or wildcard to say more with fewer");
            return Optional.empty();
        }
        return fields.object("pattern").object().isEmpty()
                ? Optional.empty()
                : Optional.of(new EventPattern(new JsonText(text)));
    }

    private static Optional<Template> when(Fields fields) {
        Optional<String> when = fields.text("when").filter(text -> !text.isBlank());
        when.filter(text -> text.length() > MAX_WHEN)
                .ifPresent(_ -> fields.error(
                        "when",
                        "template_too_complex",
                        "a condition has at most " + MAX_WHEN + " characters",
                        "put what is fixed into types or pattern"));
        return when.map(Template::new);
    }
}
