package dev.postrider.handlebars;

/// JavaScript's two ways of having no value. Both print as an empty text.
enum Nothing {
    /// A `null` in the event's data.
    NULL,

    /// A name that leads nowhere.
    UNDEFINED;

    static boolean is(Object value) {
        return value instanceof Nothing;
    }

    @Override
    public String toString() {
        return "";
    }
}
