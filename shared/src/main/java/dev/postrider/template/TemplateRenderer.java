package dev.postrider.template;

import java.util.Optional;

/// A template language. Rendering never throws for what a template or an event does: that is a [RenderResult.Failed].
public interface TemplateRenderer {
    /// What is wrong with a template before it has met any event; empty if nothing is.
    Optional<TemplateFault> check(Template template);

    /// Prepares one delivery's renderings: reads the event's data once for all of its templates.
    Rendering begin(RenderContext context);

    /// The renderings of one delivery.
    interface Rendering {
        RenderResult render(Template template, Placement placement);
    }
}
