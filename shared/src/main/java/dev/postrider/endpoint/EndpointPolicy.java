package dev.postrider.endpoint;

import java.net.InetAddress;
import java.util.Set;

/// Which schemes, ports and addresses a webhook may go to.
public interface EndpointPolicy {
    /// The policy of a deployed stack that has opened nothing: https to public IPv4 addresses.
    EndpointPolicy DEPLOYED = deployed(Set.of());

    /// The policy of a deployed stack. Loopback, link-local, metadata and other special addresses stay refused
    /// whatever it has opened.
    static EndpointPolicy deployed(Set<Opening> openings) {
        return new DeployedPolicy(openings);
    }

    /// Whether `http://` is accepted beside `https://`.
    boolean allowsPlainHttp();

    boolean allowsPort(int port);

    /// Whether a host name is worth resolving at all.
    boolean allowsHost(String host);

    /// The last word: asked of every address that a host resolves to, and of the very one a socket connects to.
    boolean allowsAddress(InetAddress address);
}
