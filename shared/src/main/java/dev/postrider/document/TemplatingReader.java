package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Templating;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Reads how a channel's templates are to be read.
final class TemplatingReader {
    static final Set<String> FIELDS = Set.of("language", "escape", "missing", "alert");

    private static final Set<String> ALERT_PARTS =
            Set.of("title", "message", "severity", "status", "url", "key", "tags", "fields");
    private static final int MAX_PART = 4096;

    private TemplatingReader() {}

    static Templating read(Fields channel) {
        return new Templating(
                word(channel, "language", Templating.Language.HANDLEBARS),
                word(channel, "escape", Escape.AUTO),
                word(channel, "missing", Missing.EMPTY),
                alert(channel.object("alert").only(ALERT_PARTS)));
    }

    /// One of an enumeration's words, written in small letters.
    private static <E extends Enum<E>> E word(Fields fields, String field, E standard) {
        String word = fields.text(field).orElseGet(() -> ChannelReader.lower(standard.name()));
        List<E> known = List.of(standard.getDeclaringClass().getEnumConstants());
        return known.stream()
                .filter(one -> ChannelReader.lower(one.name()).equals(word))
                .findFirst()
                .orElseGet(() -> {
                    fields.error(
                            field,
                            Fields.CODE,
                            "`" + field + "` is one of " + ChannelReader.lower(known.toString()),
                            "leave it out for " + ChannelReader.lower(standard.name()));
                    return standard;
                });
    }

    private static SequencedMap<String, Template> alert(Fields fields) {
        SequencedMap<String, Template> parts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> part : fields.object().properties()) {
            fields.text(part.getKey()).ifPresent(text -> {
                if (text.length() > MAX_PART) {
                    fields.error(
                            part.getKey(),
                            "template_too_complex",
                            "a part of an alert has at most " + MAX_PART + " characters",
                            "shorten it");
                }
                parts.put(part.getKey(), new Template(text));
            });
        }
        return parts;
    }
}
