package dev.postrider.channel;

import dev.postrider.event.Event;
import java.util.List;

/// Which events a channel wants. No types at all means every event but Postrider's own.
public record Match(List<TypePattern> types) {
    public static final Match EVERYTHING = new Match(List.of());

    public Match {
        types = List.copyOf(types);
    }

    public boolean wants(Event event) {
        return types.isEmpty()
                ? !event.type().isOperational()
                : types.stream().anyMatch(pattern -> pattern.matches(event.type()));
    }
}
