package dev.postrider.local.sandbox;

import java.time.Duration;

/// What one invocation of a function came to.
public sealed interface Invocation {
    /// The handler returned this, which should be JSON.
    record Returned(String text) implements Invocation {}

    /// The handler, or its constructor, threw.
    record Failed(Throwable cause) implements Invocation {}

    /// The function ran longer than its `Timeout`, or longer than the caller would wait.
    record TimedOut(Duration after) implements Invocation {}

    /// All sandboxes stayed busy for as long as the caller would wait.
    record Throttled() implements Invocation {}
}
