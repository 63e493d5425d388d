package dev.postrider.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/// https to public addresses. IPv6 is off: a Lambda outside a VPC has no way out over it.
final class DeployedPolicy implements EndpointPolicy {
    private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);
    private static final Set<String> INWARD_SUFFIXES = Set.of(
            "localhost",
            "localdomain",
            "local",
            "internal",
            "arpa",
            "onion",
            "test",
            "invalid",
            "svc",
            "lan",
            "home",
            "corp",
            "intranet",
            "private");

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
        return !last.equals(host.toLowerCase(Locale.ROOT)) && !INWARD_SUFFIXES.contains(last);
    }

    @Override
    public boolean allowsAddress(InetAddress address) {
        return !(address instanceof Inet6Address) && Ipv4Block.PUBLIC.test(address.getAddress());
    }
}
