package dev.postrider.benchmarks.line;

import dev.postrider.endpoint.EndpointPolicy;
import java.net.InetAddress;

/// The guard as it is deployed, asked every question, but that this machine's own address passes: that is where the
/// receivers of a measurement are.
final class LoopbackToo implements EndpointPolicy {
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
        return DEPLOYED.allowsHost(host) || host.equals("127.0.0.1");
    }

    @Override
    public boolean allowsAddress(InetAddress address) {
        return DEPLOYED.allowsAddress(address) || address.isLoopbackAddress();
    }
}
