package dev.postrider.template;

import java.util.Map;
import java.util.Optional;

/// A channel as its templates see it (`@channel`, `@vars`).
///
/// @param variables by name, those of the channel before its group's before the tenant's
public record ChannelView(String id, String name, Optional<String> group, Map<String, String> variables) {
    public ChannelView {
        variables = Map.copyOf(variables);
    }
}
