package dev.postrider.event;

import java.util.regex.Pattern;

/// Whose data this is. It comes from the caller's credential alone.
public record TenantId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /// The tenant of a stack that serves one team.
    public static final TenantId DEFAULT = new TenantId("default");

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a tenant is 1 to 63 of a-z, 0-9 and -, got: " + value);
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
