package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome.Delivered;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import dev.postrider.kit.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Receivers that ask for another handshake on the same connection, which TLS 1.2 allows (RFC 5746).
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RenegotiationTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Trusted");

    private final ApacheWebhookClient client =
            new ApacheWebhookClient(new Anywhere(), _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    private final AtomicInteger handshakes = new AtomicInteger();

    @Test
    @DisplayName("F30 a second handshake changes nothing")
    void hearsAReceiverThatAsksForAnotherHandshake() {
        try (HostileReceiver receiver = asking((caller, _) -> {
            renegotiate((SSLSocket) caller);
            HostileReceiver.says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", caller);
        })) {
            assertThat(send(receiver, Duration.ofSeconds(30)).exchange().outcome())
                    .isEqualTo(new Delivered(200));
            assertThat(handshakes).hasValue(2);
        }
    }

    @Test
    @DisplayName("F30 handshakes without end are cut off at the deadline")
    void endsInTimeWhereTheReceiverAsksForEver() {
        try (HostileReceiver receiver = asking((caller, _) -> {
            while (true) {
                renegotiate((SSLSocket) caller);
            }
        })) {
            assertThat(send(receiver, Duration.ofSeconds(3)).exchange().outcome())
                    .isEqualTo(new Unreachable(Fault.DEADLINE));
            assertThat(receiver.wasHungUpOn()).isTrue();
            assertThat(handshakes).hasValueGreaterThan(1);
        }
    }

    private HostileReceiver asking(HostileReceiver.Script script) {
        SSLServerSocket door = TlsReceivers.door(AUTHORITY.receiving(AUTHORITY.issue("hooks.example.com")));
        door.setEnabledProtocols(new String[] {"TLSv1.2"});
        return TlsReceivers.meeting(door, (caller, self) -> {
            HostileReceiver.readHead(caller.getInputStream());
            handshakes.set(1);
            ((SSLSocket) caller).addHandshakeCompletedListener(_ -> handshakes.incrementAndGet());
            caller.setSoTimeout(20);
            script.meet(caller, self);
        });
    }

    /// Asks, and reads until the caller has played its part.
    private void renegotiate(SSLSocket caller) throws IOException {
        int before = handshakes.get();
        caller.startHandshake();
        while (handshakes.get() == before) {
            try {
                if (caller.getInputStream().read() < 0) {
                    throw new IOException("hung up");
                }
            } catch (SocketTimeoutException stillShakingHands) {
                // it has no more to read yet
            }
        }
    }

    private Measured send(HostileReceiver receiver, Duration deadline) {
        return Measured.send(
                client,
                Requests.get(receiver.uri("https", "hooks.example.com"), Requests.trusting(AUTHORITY.pem())),
                deadline);
    }
}
