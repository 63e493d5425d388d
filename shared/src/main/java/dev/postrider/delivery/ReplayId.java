package dev.postrider.delivery;

import com.github.f4b6a3.ulid.Ulid;
import java.util.regex.Pattern;

/// The name of a replay: `rpl_` and 26 characters that sort by when it was asked for.
public record ReplayId(String value) implements Comparable<ReplayId> {
    private static final Pattern SHAPE = Pattern.compile("rpl_[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public ReplayId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a replay id is rpl_ and 26 characters of Crockford's base 32");
        }
    }

    public static ReplayId of(Ulid fresh) {
        return new ReplayId("rpl_" + fresh);
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public int compareTo(ReplayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
