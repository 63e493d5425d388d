package dev.postrider.endpoint;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the URL of a request strictly, before anything resolves it. No second reading of the same text is possible:
/// what `java.net` or a C library would understand differently (numeric hosts in other bases, userinfo, backslashes,
/// control characters) is refused, never repaired.
public final class EndpointUrl {
    public static final int MAX_LENGTH = 4096;

    private static final Pattern PARTS = Pattern.compile("([A-Za-z]+)://([^/?#]*)([/?][^#]*)?");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([1-9][0-9]{0,4}))?");
    private static final Pattern NUMERIC_LABEL = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_PORT = 65_535;
    private static final int NO_SCOPE = -1;

    private EndpointUrl() {}

    /// What the policy makes of a URL.
    public sealed interface Verdict {
        record Allowed(URI uri) implements Verdict {}

        /// It may not be called.
        ///
        /// @param why for the person who wrote the URL; names no address
        record Refused(String why) implements Verdict {}
    }

    public static Verdict read(String url, EndpointPolicy policy) {
        if (url.length() > MAX_LENGTH) {
            return refused("a URL has at most " + MAX_LENGTH + " characters");
        }
        Matcher parts = PARTS.matcher(url);
        if (!isPlain(url) || BAD_ESCAPE.matcher(url).find() || !parts.matches()) {
            return refused(
                    "the URL must be https://host/… in ASCII without spaces, backslashes, a fragment or broken % escapes");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && policy.allowsPlainHttp())) {
            return refused("the scheme must be https");
        }
        return readAuthority(parts.group(2), scheme, policy)
                .map(EndpointUrl::refused)
                .orElseGet(() -> toUri(scheme + url.substring(scheme.length())));
    }

    private static Optional<String> readAuthority(String authority, String scheme, EndpointPolicy policy) {
        if (authority.contains("@")) {
            return Optional.of("credentials do not belong into a URL: put them into the channel's `auth`");
        }
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return Optional.of("the host must be a name or an address, with at most one port");
        }
        int port = matcher.group(2) == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(matcher.group(2));
        if (port > MAX_PORT || !policy.allowsPort(port)) {
            return Optional.of("port " + port + " is not one that webhooks may reach");
        }
        return readHost(matcher.group(1), policy);
    }

    private static Optional<String> readHost(String host, EndpointPolicy policy) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (host.startsWith("[") || DOTTED_QUAD.matcher(host).matches()) {
            return readLiteral(host, policy);
        }
        if (NUMERIC_LABEL.matcher(last).matches()) {
            return Optional.of("a numeric host must be four plain decimal numbers");
        }
        if (host.length() > MAX_HOST_LENGTH || !NAME.matcher(host).matches()) {
            return Optional.of("the host is not a valid name");
        }
        return policy.allowsHost(host) ? Optional.empty() : Optional.of("the host is not one that webhooks may reach");
    }

    private static Optional<String> readLiteral(String host, EndpointPolicy policy) {
        try {
            return policy.allowsAddress(address(host))
                    ? Optional.empty()
                    : Optional.of("the address is not one that webhooks may reach");
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return Optional.of("the host is not a valid address");
        }
    }

    /// What stands in brackets is an IPv6 address to the policy, even where Java would make IPv4 of it
    /// (`[::ffff:8.8.8.8]`). Java also reads `08` as 8 there, where others read octal.
    private static InetAddress address(String host) throws UnknownHostException {
        if (!host.startsWith("[")) {
            return Inet4Address.ofLiteral(host);
        }
        String inBrackets = host.substring(1, host.length() - 1);
        String end = inBrackets.substring(inBrackets.lastIndexOf(':') + 1);
        if (end.contains(".") && !DOTTED_QUAD.matcher(end).matches()) {
            throw new UnknownHostException();
        }
        InetAddress address = Inet6Address.ofLiteral(inBrackets);
        return address instanceof Inet4Address
                ? Inet6Address.getByAddress(null, AddressBlock.sixteenBytes(address), NO_SCOPE)
                : address;
    }

    private static Verdict toUri(String url) {
        try {
            return new Verdict.Allowed(new URI(url));
        } catch (URISyntaxException e) {
            return refused("the URL holds a character that must be percent-encoded: " + e.getReason());
        }
    }

    private static boolean isPlain(String url) {
        return url.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
    }

    private static Verdict refused(String why) {
        return new Verdict.Refused(why);
    }
}
