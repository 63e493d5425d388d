package dev.postrider.local.importing;

/// A template that says something for which Handlebars has no simple word.
final class Untranslatable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /// Says what cannot be said.
    ///
    /// @param line of the template, from 1; 0 where whoever catches it knows better
    Untranslatable(int line, String reason) {
        super(reason, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    /// The same at a line, where none was known.
    Untranslatable at(int known) {
        return line > 0 ? this : new Untranslatable(known, reason());
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
