package dev.postrider.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key as its holder sends it: `prk_`, the characters of its id, `_`, and 256 bits of chance as 43 characters.
/// Whoever has it may use it, so it is never stored and prints as its id alone.
public final class KeyText {
    private static final int RANDOM_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("prk_(" + KeyId.ULID + ")_[A-Za-z0-9_-]{43}");

    private final KeyId id;
    private final String text;

    private KeyText(KeyId id, String text) {
        this.id = id;
        this.text = text;
    }

    /// A key out of chance.
    ///
    /// @param random 32 bytes that nobody can guess
    /// @throws IllegalArgumentException when they are more or fewer
    public static KeyText of(KeyId id, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a key needs " + RANDOM_BYTES + " random bytes, not " + random.length);
        }
        return new KeyText(
                id,
                "prk_" + id.ulid() + "_"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /// What somebody sent, if it has the shape of a key.
    public static Optional<KeyText> parse(String sent) {
        Matcher matcher = SHAPE.matcher(sent);
        return matcher.matches() ? Optional.of(new KeyText(KeyId.ofUlid(matcher.group(1)), sent)) : Optional.empty();
    }

    public KeyId id() {
        return id;
    }

    /// What is stored of the key. A plain hash is enough: 256 bits of chance cannot be guessed, salted or not.
    public KeyHash hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// The whole key, for its holder's eyes only, and only once.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "KeyText[" + id + "]";
    }
}
