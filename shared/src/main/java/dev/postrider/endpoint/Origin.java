package dev.postrider.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scheme, host and port of a URL (RFC 6454): what a secret is bound to.
public record Origin(String scheme, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Pattern SHAPE = Pattern.compile(
            "(?i)(https?)://(\\[[0-9a-f:.]+]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)(?::([1-9][0-9]{0,4}))?/?");

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
    }

    /// Reads an origin as people write it: scheme, host and perhaps a port, and nothing after them but a slash.
    public static Optional<Origin> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? HTTPS : HTTP;
        int port = parts.group(3) == null ? standard : Integer.parseInt(parts.group(3));
        return Optional.of(new Origin(scheme, parts.group(2), port));
    }

    /// The origin of a URL that [EndpointUrl] has allowed.
    public static Origin of(URI url) {
        int standard = "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
        return new Origin(url.getScheme(), host(url), url.getPort() < 0 ? standard : url.getPort());
    }

    /// A host with an underscore is no server-based authority to `java.net`, and stands in the authority alone.
    private static String host(URI url) {
        return url.getHost() != null ? url.getHost() : url.getRawAuthority().replaceFirst(":[0-9]*$", "");
    }

    /// As browsers write it: the port only where it is not the scheme's own.
    @Override
    public String toString() {
        boolean isStandard = port == ("https".equals(scheme) ? HTTPS : HTTP);
        return scheme + "://" + host + (isStandard ? "" : ":" + port);
    }
}
