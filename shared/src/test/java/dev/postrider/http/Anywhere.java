package dev.postrider.http;

import dev.postrider.endpoint.EndpointPolicy;
import java.net.InetAddress;
import java.util.function.Predicate;

/// Any scheme, port and host, so that a test's own receivers can be reached.
///
/// @param addresses those that may be connected to
public record Anywhere(Predicate<InetAddress> addresses) implements EndpointPolicy {
    /// All addresses too.
    public Anywhere() {
        this(_ -> true);
    }

    /// The deployed policy's addresses, and some more.
    public static Anywhere deployedAnd(Predicate<InetAddress> more) {
        return new Anywhere(more.or(DEPLOYED::allowsAddress));
    }

    @Override
    public boolean allowsPlainHttp() {
        return true;
    }

    @Override
    public boolean allowsPort(int port) {
        return true;
    }

    @Override
    public boolean allowsHost(String host) {
        return true;
    }

    @Override
    public boolean allowsAddress(InetAddress address) {
        return addresses.test(address);
    }
}
