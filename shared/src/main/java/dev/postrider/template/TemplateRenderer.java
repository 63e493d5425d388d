package dev.postrider.template;

import java.util.List;
import java.util.Optional;

/// A template language. Rendering never throws for what a template or an event does: that is a [RenderResult.Failed].
public interface TemplateRenderer {
    /// What is wrong with a template before it has met any event; empty if nothing is. Which helpers there are hangs
    /// on the channel's way of escaping.
    Optional<TemplateFault> check(Template template, Escape escape);

    /// Prepares one delivery's renderings: reads the event's data once for all of its templates.
    Rendering begin(RenderContext context);

    /// The renderings of one delivery.
    interface Rendering {
        RenderResult render(Template template, Placement placement);

        /// What the author of a template may not have meant, in the order of the text; for previews, since it renders
        /// once more. A language that notices nothing has nothing to say.
        default List<Remark> remarks(Template template, Placement placement) {
            return List.of();
        }
    }
}
