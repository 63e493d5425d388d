package dev.postrider.http;

import dev.postrider.endpoint.EndpointPolicy;
import java.net.InetAddress;

/// Lets a test's own receivers be reached.
record Anywhere() implements EndpointPolicy {
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
        return true;
    }
}
