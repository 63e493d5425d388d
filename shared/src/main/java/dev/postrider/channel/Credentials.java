package dev.postrider.channel;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a channel's templates may use beside the event, and what proves to a receiver who is calling.
///
/// @param variables named values; they win over event data of the same name
public record Credentials(SequencedMap<String, String> variables) {
    public static final Credentials NONE = new Credentials(new LinkedHashMap<>());

    public Credentials {
        variables = new LinkedHashMap<>(variables);
    }
}
