package dev.postrider.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The plaintext of a secret. It prints as a mask, so that no log line, exception or failed assertion shows it, and
/// compares in constant time.
public final class SecretText {
    private final String value;

    private SecretText(String value) {
        this.value = value;
    }

    public static SecretText of(String value) {
        return new SecretText(value);
    }

    /// The plaintext itself, for whoever renders, signs or connects with it.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "SecretText[***]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
