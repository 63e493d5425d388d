package dev.postrider.handlebars;

/// What a helper does: a value, or the text of a block as [Shown].
interface Action {
    Object apply(Invocation call);

    /// What a block came to; it is text already and written as it is.
    record Shown(String text) {}
}
