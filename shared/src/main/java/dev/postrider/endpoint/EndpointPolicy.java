package dev.postrider.endpoint;

import java.net.InetAddress;

/// Which schemes, ports and addresses a webhook may go to.
public interface EndpointPolicy {
    /// The policy of every deployed stack: https to public addresses, nothing else.
    EndpointPolicy DEPLOYED = new DeployedPolicy();

    /// Whether `http://` is accepted beside `https://`.
    boolean allowsPlainHttp();

    boolean allowsPort(int port);

    /// Whether a host name is worth resolving at all.
    boolean allowsHost(String host);

    /// The last word: asked of every address that a host resolves to, and of the very one a socket connects to.
    boolean allowsAddress(InetAddress address);
}
