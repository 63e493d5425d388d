package dev.postrider.template;

import java.util.Map;

/// How a channel wants its templates read.
///
/// @param alert templates that take the place of parts of the computed alert, by the part's name
public record TemplateRules(Escape escape, Missing missing, Map<String, Template> alert) {
    public static final TemplateRules STANDARD = new TemplateRules(Escape.AUTO, Missing.EMPTY, Map.of());

    public TemplateRules {
        alert = Map.copyOf(alert);
    }
}
