package dev.postrider.endpoint;

import java.net.URI;
import java.util.Locale;

/// Scheme, host and port of a URL (RFC 6454): what a secret is bound to.
public record Origin(String scheme, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
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
