package dev.postrider.event;

import java.util.HexFormat;

/// A JSON value as it was written, already checked by whoever read it: numbers keep their digits, objects their order.
public record JsonText(String value) {
    public static final JsonText NULL = new JsonText("null");

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

    @Override
    public String toString() {
        return value;
    }
}
