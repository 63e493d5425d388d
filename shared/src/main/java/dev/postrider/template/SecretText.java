package dev.postrider.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A secret's value on its way into a request. Shows itself to nobody who does not ask for it by [#reveal].
public final class SecretText {
    private final String value;

    public SecretText(String value) {
        this.value = value;
    }

    /// The value itself; for whoever renders it, and for whoever masks it.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "SecretText[***]";
    }
}
