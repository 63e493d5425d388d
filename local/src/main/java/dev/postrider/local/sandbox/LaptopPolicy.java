package dev.postrider.local.sandbox;

import dev.postrider.endpoint.EndpointPolicy;
import java.net.InetAddress;

/// The deployed policy, opened for this very machine: loopback by any port, with or without TLS.
public record LaptopPolicy(EndpointPolicy deployed) implements EndpointPolicy {
    @Override
    public boolean allowsPlainHttp() {
        return true;
    }

    @Override
    public boolean allowsPort(int port) {
        return port > 0 && port <= 0xFFFF;
    }

    @Override
    public boolean allowsHost(String host) {
        return true;
    }

    @Override
    public boolean allowsAddress(InetAddress address) {
        return address.isLoopbackAddress() || deployed.allowsAddress(address);
    }
}
