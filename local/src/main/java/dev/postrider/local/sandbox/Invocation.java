package dev.postrider.local.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What one invocation of a function came to.
public sealed interface Invocation {
    /// The handler returned these bytes.
    record Returned(byte[] payload) implements Invocation {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /// The handler, or its constructor, threw.
    record Failed(Throwable cause) implements Invocation {}

    /// The function ran longer than its `Timeout`, or longer than the caller would wait.
    record TimedOut(Duration after) implements Invocation {}

    /// All sandboxes stayed busy for as long as the caller would wait.
    record Throttled() implements Invocation {}
}
