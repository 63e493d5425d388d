package dev.postrider.event;

import java.util.regex.Pattern;

/// What kind of thing happened, in words joined by dots: `order.created`. Customers invent them.
public record EventType(String value) {
    private static final int MAX_LENGTH = 128;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    public EventType {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "an event type is words of A-Z, a-z, 0-9, _ and -, joined by single dots, at most 128 characters");
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && SHAPE.matcher(value).matches();
    }

    /// Whether this type is one of those that only Postrider itself publishes.
    public boolean isOperational() {
        return value.startsWith("postrider.");
    }

    @Override
    public String toString() {
        return value;
    }
}
