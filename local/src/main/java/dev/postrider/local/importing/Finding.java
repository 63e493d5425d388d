package dev.postrider.local.importing;

import java.util.Optional;

/// What became of a field that was not simply carried over.
public sealed interface Finding {
    /// Where it stands in the export.
    String pointer();

    /// Not carried over, or carried over in part.
    ///
    /// @param pointer where it stands in the export
    /// @param reason  why, and what to do
    record Left(String pointer, String reason) implements Finding {}

    /// A secret, which stands in no file: what it is called there.
    ///
    /// @param variable of the environment
    record Withheld(String pointer, String variable) implements Finding {}

    /// A template of another language.
    ///
    /// @param rendering what it comes to on the example event; empty where it comes to nothing there
    record Translated(String pointer, String before, String after, Optional<String> rendering) implements Finding {}
}
