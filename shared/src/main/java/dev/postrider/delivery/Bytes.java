package dev.postrider.delivery;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A request's body: the very bytes that are signed and sent. Nobody changes them.
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);

    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /// UTF-8, with U+FFFD for a surrogate that stands alone: the JDK would write a question mark, which is a character
    /// of the sender's as well.
    public static Bytes utf8(String text) {
        String whole = hasSurrogate(text) ? LONE_SURROGATE.matcher(text).replaceAll("\uFFFD") : text;
        return new Bytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public int length() {
        return value.length;
    }

    /// The array itself, for the adapter that puts it on the wire.
    public byte[] array() {
        return value;
    }

    @Override
    public String toString() {
        return new String(value, StandardCharsets.UTF_8);
    }
}
