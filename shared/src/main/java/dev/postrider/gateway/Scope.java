package dev.postrider.gateway;

import java.util.Arrays;
import java.util.List;

/// What a key may do.
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
}
