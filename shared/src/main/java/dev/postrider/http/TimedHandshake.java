package dev.postrider.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/// TLS 1.3 or 1.2 within its time, whole: the socket's own time limit would start anew with every byte. The host name
/// is checked twice, by the JDK within the handshake and again here, so that a resumed session is checked too.
final class TimedHandshake implements TlsSocketStrategy {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final DefaultClientTlsStrategy tls;
    private final Watchdog watchdog;

    TimedHandshake(SSLContext context, Watchdog watchdog) {
        this.tls = new DefaultClientTlsStrategy(
                context,
                PROTOCOLS,
                null,
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                new DefaultHostnameVerifier());
        this.watchdog = watchdog;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String host, int port, Object attachment, HttpContext context)
            throws IOException {
        Passage.enter(Passage.Phase.HANDSHAKING);
        ScheduledFuture<?> alarm = watchdog.after(LIMIT, () -> Closer.closeQuietly(socket));
        try {
            return tls.upgrade(socket, host, port, attachment, context);
        } finally {
            alarm.cancel(false);
        }
    }
}
