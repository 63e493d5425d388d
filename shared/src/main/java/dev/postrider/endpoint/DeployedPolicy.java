package dev.postrider.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/// https to public addresses, and to what the installation has opened beside them.
///
/// @param openings IPv6 is off unless it is among them: a Lambda outside a VPC has no way out over it
record DeployedPolicy(Set<Opening> openings) implements EndpointPolicy {
    private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

    /// Last labels that no public name has (RFC 6761, RFC 6762, RFC 7686, RFC 8375), and that no resolver of a private
    /// network should be asked for either.
    private static final Set<String> NOWHERE = Set.of("arpa", "invalid", "localdomain", "localhost", "onion", "test");

    /// Last labels that private networks give to their own hosts.
    private static final Set<String> INWARD =
            Set.of("corp", "home", "internal", "intranet", "lan", "local", "private", "svc");

    DeployedPolicy {
        openings = Set.copyOf(openings);
    }

    @Override
    public boolean allowsPlainHttp() {
        return false;
    }

    @Override
    public boolean allowsPort(int port) {
        return PORTS.contains(port);
    }

    @Override
    public boolean allowsHost(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean isSingleLabel = last.length() == host.length();
        return !isSingleLabel
                && !NOWHERE.contains(last)
                && (!INWARD.contains(last) || openings.contains(Opening.PRIVATE_NETWORKS));
    }

    @Override
    public boolean allowsAddress(InetAddress address) {
        if (address instanceof Inet6Address && !openings.contains(Opening.IPV6)) {
            return false;
        }
        return switch (AddressTier.of(address)) {
            case PUBLIC -> true;
            case PRIVATE -> openings.contains(Opening.PRIVATE_NETWORKS);
            case NEVER -> false;
        };
    }
}
