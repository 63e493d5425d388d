package dev.postrider.delivery;

import java.nio.charset.StandardCharsets;

/// A request's body: the very bytes that are signed and sent. Nobody changes them.
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
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
