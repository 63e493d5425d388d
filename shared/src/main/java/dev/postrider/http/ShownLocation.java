package dev.postrider.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A URL that a receiver answered with, as the history shows it: a redirect often carries a token, or repeats the
/// secret URL that was called. Whatever could be one is left out; what stays is enough to mend a channel's URL by.
final class ShownLocation {
    static final String LEFT_OUT = "…";

    private static final Pattern URL =
            Pattern.compile("(https?://)(?:[^/?#@]*@)?([^/?#@\\s]+)([^?#]*)(.*)", Pattern.CASE_INSENSITIVE);

    /// Words, in lower case or capitalised, and short numbers; anything else may be a token.
    private static final Pattern PLAIN_SEGMENT =
            Pattern.compile("(?:[A-Z]?[a-z]{1,20}|[0-9]{1,4}|v[0-9])(?:[-_.](?:[A-Z]?[a-z]{1,20}|[0-9]{1,4}))*");

    private ShownLocation() {}

    /// Origin and path where the path is made of words; the origin alone where it is not; nothing of other schemes.
    static String of(String location) {
        Matcher url = URL.matcher(location.strip());
        if (!url.matches()) {
            return LEFT_OUT;
        }
        String origin = url.group(1) + url.group(2);
        String path = url.group(3);
        boolean isPlain = Stream.of(path.split("/", -1))
                .allMatch(segment ->
                        segment.isEmpty() || PLAIN_SEGMENT.matcher(segment).matches());
        boolean isWhole = isPlain && url.group(4).isEmpty();
        return origin + (isPlain ? path : "/") + (isWhole ? "" : LEFT_OUT);
    }
}
