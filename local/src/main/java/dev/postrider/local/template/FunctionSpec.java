package dev.postrider.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A Lambda function: its handler, its variables, its limits and what calls it.
public record FunctionSpec(
        String id,
        String handler,
        Map<String, String> variables,
        Duration timeout,
        int memoryMb,
        List<Trigger> triggers) {
    public FunctionSpec {
        variables = Map.copyOf(variables);
        triggers = List.copyOf(triggers);
    }
}
