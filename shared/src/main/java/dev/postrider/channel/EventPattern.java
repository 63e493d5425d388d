package dev.postrider.channel;

import dev.postrider.event.JsonText;

/// An EventBridge event pattern: a JSON object that says which events are wanted, evaluated on the whole event
/// (Amazon EventBridge User Guide, "Comparison operators for use in event patterns").
public record EventPattern(JsonText json) {
    public static final int MAX_CHARACTERS = 8192;
}
