package dev.postrider.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HTTP statuses as a channel names them: `204`, `200-204` or `2xx`. From 200 to 599: a 1xx ends no exchange.
public record StatusPattern(String value) {
    private static final Pattern SHAPE = Pattern.compile("([2-5])xx|([2-5][0-9]{2})(?:-([2-5][0-9]{2}))?");
    private static final int CLASS = 100;

    public StatusPattern {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a status pattern is like 2xx, 204 or 200-204");
        }
    }

    public static boolean isValid(String value) {
        Matcher parts = SHAPE.matcher(value);
        return parts.matches()
                && (parts.group(3) == null || Integer.parseInt(parts.group(2)) <= Integer.parseInt(parts.group(3)));
    }

    public boolean matches(int status) {
        if (value.endsWith("xx")) {
            return status / CLASS == value.charAt(0) - '0';
        }
        int dash = value.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? value : value.substring(0, dash));
        int to = Integer.parseInt(value.substring(dash + 1));
        return status >= from && status <= to;
    }
}
