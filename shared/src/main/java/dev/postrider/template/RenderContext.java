package dev.postrider.template;

import dev.postrider.event.AcceptedEvent;
import java.util.Map;

/// What the templates of one delivery may see: the event, and the channel's variables, which win over event data.
public record RenderContext(AcceptedEvent event, Map<String, String> variables) {
    public RenderContext {
        variables = Map.copyOf(variables);
    }
}
