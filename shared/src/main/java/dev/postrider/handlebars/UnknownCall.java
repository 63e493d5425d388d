package dev.postrider.handlebars;

import dev.postrider.runtime.Spelling;
import java.util.Collection;
import java.util.List;

/// What is said of a call to a helper that does not exist.
final class UnknownCall {
    private static final int GUESSES = 3;

    private UnknownCall() {}

    /// The words, with what may have been meant.
    static String named(String name, Collection<String> known) {
        List<String> near = Spelling.nearest(name, known, GUESSES);
        String missing = "there is no helper '" + name + "'";
        return near.isEmpty() ? missing : missing + ": did you mean " + String.join(" or ", near) + "?";
    }
}
