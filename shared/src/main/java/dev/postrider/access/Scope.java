package dev.postrider.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One thing that a key may do.
public enum Scope {
    EVENTS_WRITE("events:write"),
    CHANNELS_READ("channels:read"),
    CHANNELS_WRITE("channels:write"),
    DELIVERIES_READ("deliveries:read"),
    DELIVERIES_RETRY("deliveries:retry"),
    KEYS_WRITE("keys:write");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Scope::word).toList();
    }

    /// The scope that a word means; empty for a word that means none.
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
