package dev.postrider.local.importing;

/// A piece of a template, in Handlebars' terms whatever language it came from.
sealed interface Part {
    /// Literal text.
    record Text(String text) implements Part {}

    /// A tag.
    ///
    /// @param inside     what stands between the braces; empty for a comment that leaves nothing
    /// @param trims      which sides swallow the blanks and line breaks beside the tag
    /// @param isBlockTag whether it opens, parts or closes a block
    record Tag(String inside, Trims trims, boolean isBlockTag) implements Part {}

    /// Sides that swallow what is blank beside them.
    record Trims(boolean left, boolean right) {}
}
