package dev.postrider.event;

import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JSON value as it was written, already checked by whoever read it: numbers keep their digits, objects their order.
public record JsonText(String value) {
    public static final JsonText NULL = new JsonText("null");

    /// An escape: of a pair of surrogates, of any other character by number, or of one by name.
    private static final Pattern ESCAPE = Pattern.compile("(?i)\\\\(?:u(d[89ab]..)\\\\u(d[c-f]..)|u(....)|.)");

    /// The same JSON in ASCII, the rest as escapes: some characters cannot travel through SQS.
    /// Outside strings JSON is ASCII already, so every other character stands in a string.
    public String ascii() {
        int length = value.length();
        StringBuilder ascii = new StringBuilder(length + 16);
        HexFormat hex = HexFormat.of();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < 0x7F) {
                ascii.append(c);
            } else {
                ascii.append('\\').append('u').append(hex.toHexDigits(c));
            }
        }
        return ascii.toString();
    }

    /// The same JSON with every character beyond ASCII as itself, as [#ascii] found it. A surrogate that stands alone
    /// has no other form than its escape.
    public String plain() {
        return value.contains("\\u")
                ? ESCAPE.matcher(value).replaceAll(escape -> Matcher.quoteReplacement(plain(escape)))
                : value;
    }

    private static String plain(MatchResult escape) {
        if (escape.group(1) != null) {
            return "" + character(escape.group(1)) + character(escape.group(2));
        }
        if (escape.group(3) == null) {
            return escape.group();
        }
        char c = character(escape.group(3));
        return c < 0x7F || Character.isSurrogate(c) ? escape.group() : String.valueOf(c);
    }

    private static char character(String hex) {
        return (char) HexFormat.fromHexDigits(hex);
    }

    @Override
    public String toString() {
        return value;
    }
}
