package dev.postrider.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/// SHA-256 of a whole key, as 64 hexadecimal digits: enough to recognise the key, not enough to be it.
public record KeyHash(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public KeyHash {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a key's hash is 64 hexadecimal digits");
        }
    }

    /// Takes the same time for every wrong key.
    boolean isSame(KeyHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
