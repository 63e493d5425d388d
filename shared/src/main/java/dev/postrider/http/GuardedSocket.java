package dev.postrider.http;

import dev.postrider.endpoint.EndpointPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/// A socket that asks the policy about the very address it is about to connect to, whoever resolved it and however.
/// No system property sends it through a proxy.
final class GuardedSocket extends Socket {
    private final EndpointPolicy endpoints;

    GuardedSocket(EndpointPolicy endpoints) {
        super(Proxy.NO_PROXY);
        this.endpoints = endpoints;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        Passage.enter(Passage.Phase.CONNECTING);
        if (!(endpoint instanceof InetSocketAddress address)
                || address.isUnresolved()
                || !endpoints.allowsAddress(address.getAddress())) {
            throw new ForbiddenAddressException();
        }
        Passage.headFor(address);
        super.connect(endpoint, timeout);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new UnheardOutput(super.getOutputStream());
    }
}
