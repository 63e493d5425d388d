package dev.postrider.local.template;

/// The template cannot be run as it stands. Its text has one line per problem: `file:line: what. remedy.`
public final class BadTemplate extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadTemplate(String problems) {
        super(problems);
    }

    /// The problems as text, one per line.
    public String problems() {
        return String.valueOf(getMessage());
    }
}
