package dev.postrider.channel;

import dev.postrider.event.EventType;
import java.util.regex.Pattern;

/// An event type with `*` for any run of characters: `check.*`, `*.failed`, `*`.
/// Postrider's own events (`postrider.…`) match only a pattern that begins with that word, so that no channel
/// meets them, or answers them in a circle, without asking.
public record TypePattern(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_.*-]{1,128}");

    public TypePattern {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a type pattern is 1 to 128 of A-Z, a-z, 0-9, _, -, . and *");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    public boolean matches(EventType type) {
        return (!type.isOperational() || value.startsWith("postrider.")) && matches(type.value());
    }

    /// Greedy matching with one point of return: linear in practice, and no regular expression to blow up.
    private boolean matches(String text) {
        int at = 0;
        int inPattern = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (inPattern < value.length() && value.charAt(inPattern) == '*') {
                star = inPattern++;
                resume = at;
            } else if (inPattern < value.length() && value.charAt(inPattern) == text.charAt(at)) {
                inPattern++;
                at++;
            } else if (star >= 0) {
                inPattern = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return value.substring(inPattern).chars().allMatch(c -> c == '*');
    }
}
