package dev.postrider.channel;

import java.util.regex.Pattern;

/// A channel's name in URLs and in files under version control, chosen by whoever made it.
public record ChannelId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    public ChannelId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a channel id is 2 to 63 of a-z, 0-9 and -, beginning with no -");
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
