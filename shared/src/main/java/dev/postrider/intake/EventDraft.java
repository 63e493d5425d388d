package dev.postrider.intake;

import dev.postrider.event.JsonText;
import java.util.Map;

/// An event as its poster wrote it, before anything about it is believed.
///
/// @param attributes CloudEvents context attributes by name, as text; missing ones are not there
/// @param extensions further context attributes, as JSON
/// @param mistakes   what is wrong with it already
public record EventDraft(
        Map<String, String> attributes, Map<String, JsonText> extensions, JsonText data, Mistakes mistakes) {
    public EventDraft {
        attributes = Map.copyOf(attributes);
        extensions = Map.copyOf(extensions);
    }
}
