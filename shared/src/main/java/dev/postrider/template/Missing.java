package dev.postrider.template;

/// What a name comes to that leads nowhere.
public enum Missing {
    /// Nothing: an empty text, or `null` where JSON needs a value.
    EMPTY,

    /// A rendering that fails and names it.
    FAIL
}
