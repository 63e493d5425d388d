package dev.postrider.handlebars;

/// What a helper does: a value, [Shown] text, or [Shown#DONE] for a block that stands on the [Paper].
interface Action {
    Object apply(Invocation call);

    /// Text already, to be written as it is.
    record Shown(String text) {
        static final Shown DONE = new Shown("");
    }
}
