package dev.postrider.access;

import com.github.f4b6a3.ulid.Ulid;
import java.util.regex.Pattern;

/// The name of a key, which is no secret: `key_` and 26 characters that sort by when the key was made.
public record KeyId(String value) {
    static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";
    private static final String PREFIX = "key_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + ULID);

    public KeyId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a key's id is key_ and 26 characters of Crockford's base 32");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    public static KeyId of(Ulid fresh) {
        return new KeyId(PREFIX + fresh);
    }

    static KeyId ofUlid(String ulid) {
        return new KeyId(PREFIX + ulid);
    }

    String ulid() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
