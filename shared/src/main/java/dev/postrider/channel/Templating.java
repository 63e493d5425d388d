package dev.postrider.channel;

import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRules;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How a channel's templates are read.
///
/// @param alert templates that take the place of parts of the computed alert, by the part's name
public record Templating(Language language, Escape escape, Missing missing, SequencedMap<String, Template> alert) {
    public static final Templating STANDARD =
            new Templating(Language.HANDLEBARS, Escape.AUTO, Missing.EMPTY, new LinkedHashMap<>());

    public Templating {
        alert = new LinkedHashMap<>(alert);
    }

    public TemplateRules rules() {
        return new TemplateRules(escape, missing, alert);
    }

    /// The template languages there are.
    public enum Language {
        HANDLEBARS
    }
}
