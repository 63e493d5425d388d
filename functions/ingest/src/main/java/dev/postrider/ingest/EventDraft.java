package dev.postrider.ingest;

import dev.postrider.event.JsonText;
import dev.postrider.runtime.Problem;
import java.util.List;
import java.util.Map;

/// An event as its poster wrote it, before anything about it is believed.
///
/// @param attributes CloudEvents context attributes by name, as text; missing ones are not there
/// @param extensions further context attributes, as JSON
/// @param pointer    where in the request's body it stands
/// @param mistakes   what is wrong with it already
record EventDraft(
        Map<String, String> attributes,
        Map<String, JsonText> extensions,
        JsonText data,
        String pointer,
        List<Problem.Mistake> mistakes) {
    EventDraft {
        attributes = Map.copyOf(attributes);
        extensions = Map.copyOf(extensions);
        mistakes = List.copyOf(mistakes);
    }
}
