package dev.postrider.handlebars;

/// Ends the reading of a template at a place of its source; never leaves this package.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final String reason;

    Refused(int at, String reason) {
        super(reason, null, false, false);
        this.at = at;
        this.reason = reason;
    }

    int at() {
        return at;
    }

    String reason() {
        return reason;
    }
}
