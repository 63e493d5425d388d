package dev.postrider.template;

/// Something that a rendering did and that the template's author may not have meant.
///
/// @param expression the name or expression, as it stands in the template
/// @param line       where that is, counted from 1; 0 where the place is unknown
public record Remark(Kind kind, String expression, int line, int column) {
    /// What it did.
    public enum Kind {
        /// A name led nowhere, and printed nothing.
        UNKNOWN_NAME,

        /// A text stood where JSON wants a value, and was put into quotes.
        QUOTED_VALUE
    }
}
