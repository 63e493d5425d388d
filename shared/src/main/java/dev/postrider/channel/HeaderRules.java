package dev.postrider.channel;

import dev.postrider.event.Hops;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which header fields a channel may set, and what may stand in them (RFC 9110, section 5).
public final class HeaderRules {
    public static final int MAX_VALUE = 4096;
    public static final int MAX_TOTAL = 16 * 1024;

    private static final int MAX_NAME = 128;
    private static final String NAME_MARKS = "!#$%&'*+.^_`|~-";
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "via",
            "accept-encoding",
            "http2-settings",
            Hops.HEADER,
            "x-amzn-trace-id");

    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}+", Pattern.DOTALL);

    private HeaderRules() {}

    public static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isOfName(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || NAME_MARKS.indexOf(c) >= 0;
    }

    /// Whether the connection or Postrider itself sets this field.
    public static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("webhook-");
    }

    /// A value without the spaces and tabs around it, which are none of it (RFC 9110, section 5.5). Other white space
    /// is: whoever rendered it must hear of it.
    public static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// Whether what a template says itself, outside of its tags, can go out as it is.
    public static boolean isTemplate(String template) {
        return isValue(TAG.matcher(template).replaceAll(""));
    }

    /// Whether a rendered value can go out as it is: printable ASCII and tabs. Anything else is refused and never
    /// stripped, because stripping hides an attack.
    public static boolean isValue(String value) {
        if (value.length() > MAX_VALUE) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' || c >= 0x7F) && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
