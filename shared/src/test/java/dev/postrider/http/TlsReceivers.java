package dev.postrider.http;

import dev.postrider.http.HostileReceiver.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// Receivers that speak TLS, on the loopback address, whatever name they are called by.
final class TlsReceivers {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";

    private TlsReceivers() {}

    /// Answers every request of a connection with 200.
    static HostileReceiver answering(SSLContext context) {
        return meeting(door(context), (caller, _) -> {
            while (true) {
                HostileReceiver.readHead(caller.getInputStream());
                HostileReceiver.says(OK + "\r\n", caller);
            }
        });
    }

    /// Answers one request with 200 and closes, so that the next needs a handshake.
    static HostileReceiver answeringOnce(SSLServerSocket door) {
        return meeting(door, (caller, _) -> {
            HostileReceiver.readHead(caller.getInputStream());
            HostileReceiver.says(OK + "Connection: close\r\n\r\n", caller);
        });
    }

    static HostileReceiver meeting(SSLServerSocket door, Script script) {
        return new HostileReceiver(door, script);
    }

    static SSLServerSocket door(SSLContext context) {
        try {
            return (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
