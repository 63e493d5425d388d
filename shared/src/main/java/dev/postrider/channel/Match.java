package dev.postrider.channel;

import dev.postrider.event.EventType;
import dev.postrider.template.Template;
import java.util.List;
import java.util.Optional;

/// Which events a channel wants: those that every clause says yes to.
///
/// @param types   no types at all means every event but Postrider's own
/// @param pattern on the whole event
/// @param when    a template that says yes by rendering to `true` or `1`
public record Match(List<TypePattern> types, Optional<EventPattern> pattern, Optional<Template> when) {
    public static final Match EVERYTHING = ofTypes(List.of());

    public Match {
        types = List.copyOf(types);
    }

    public static Match ofTypes(List<TypePattern> types) {
        return new Match(types, Optional.empty(), Optional.empty());
    }

    public boolean wants(EventType type) {
        return types.isEmpty() ? !type.isOperational() : types.stream().anyMatch(pattern -> pattern.matches(type));
    }

    /// The parts of a match, each of which can say no, in the order in which they are asked.
    public enum Clause {
        STATE,
        TYPES,
        PATTERN,
        WHEN
    }
}
