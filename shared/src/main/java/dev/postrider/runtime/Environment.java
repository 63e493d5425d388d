package dev.postrider.runtime;

import java.util.Map;

/// The variables of one function, as template.yaml sets them. Read once, while the function is wired.
public record Environment(Map<String, String> variables) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    public static Environment of(Platform platform) {
        return new Environment(platform.environment());
    }

    /// The value of a variable that template.yaml must set.
    ///
    /// @throws IllegalStateException naming the variable, when it is missing or blank
    public String required(String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "environment variable " + name + " is missing: set it for this function in template.yaml");
        }
        return value;
    }
}
