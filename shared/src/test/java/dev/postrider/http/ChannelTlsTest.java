package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Delivered;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.TlsSettings;
import dev.postrider.kit.TestAuthority;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A channel's own authority and client certificate, and that no other channel ever uses what was opened with them.
final class ChannelTlsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final AttemptOutcome REFUSED = new Unreachable(Fault.TLS_FAILED);
    private static final TestAuthority AUTHORITY = new TestAuthority("Authority");
    private static final TestAuthority OTHER_AUTHORITY = new TestAuthority("Other");

    private final ConcurrentLinkedQueue<String> callers = new ConcurrentLinkedQueue<>();
    private final ApacheWebhookClient client =
            new ApacheWebhookClient(new Anywhere(), _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void showsTheCertificateOfTheChannel(String algorithm) {
        try (HostileReceiver receiver = mutual("TLSv1.3")) {
            AttemptOutcome outcome = send(receiver, showing(AUTHORITY.issue(algorithm, later(), "channel-a")));

            assertThat(outcome).isEqualTo(new Delivered(200));
            assertThat(callers).containsExactly("CN=channel-a");
        }
    }

    /// In TLS 1.3 the receiver refuses only after the handshake, in 1.2 within it.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void saysThatTheReceiverTrustsNoSuchCertificate(String protocol) {
        try (HostileReceiver receiver = mutual(protocol)) {
            assertThat(send(receiver, Requests.trusting(AUTHORITY.pem()))).isEqualTo(REFUSED);
            assertThat(send(receiver, showing(OTHER_AUTHORITY.issue("stranger"))))
                    .isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void usesNoConnectionAndNoSessionOfAnotherChannel(String protocol) {
        TlsSettings one = showing(AUTHORITY.issue("channel-a"));
        TlsSettings two = showing(AUTHORITY.issue("channel-b"));
        try (HostileReceiver receiver = mutual(protocol)) {
            List<AttemptOutcome> outcomes = List.of(
                    send(receiver, one),
                    send(receiver, two),
                    send(receiver, one),
                    send(receiver, Requests.trusting(AUTHORITY.pem())),
                    client.send(Requests.get(uri(receiver)), DEADLINE).outcome(),
                    send(receiver, Requests.trusting(OTHER_AUTHORITY.pem())));

            assertThat(outcomes)
                    .containsExactly(
                            new Delivered(200), new Delivered(200), new Delivered(200), REFUSED, REFUSED, REFUSED);
            assertThat(callers).containsExactly("CN=channel-a", "CN=channel-b", "CN=channel-a");
            assertThat(receiver.connections())
                    .as("the third request used the first connection")
                    .isEqualTo(5);
        }
    }

    @Test
    void keepsTheConnectionOfAChannelWhoseSettingsAreReadAnew() {
        TestAuthority.Issued issued = AUTHORITY.issue("channel-a");
        try (HostileReceiver receiver = mutual("TLSv1.3")) {
            for (int i = 0; i < 10; i++) {
                assertThat(send(receiver, showing(issued))).isEqualTo(new Delivered(200));
            }

            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    /// More channels than clients are kept: the oldest one's connection is closed, and opened again when it is needed.
    @Test
    void forgetsWhatWasNotUsedForLong() {
        List<TlsSettings> many = IntStream.range(0, 34)
                .mapToObj(i -> showing(AUTHORITY.issue("channel-" + i)))
                .toList();
        try (HostileReceiver receiver = mutual("TLSv1.3")) {
            many.forEach(settings -> assertThat(send(receiver, settings)).isEqualTo(new Delivered(200)));
            assertThat(receiver.wasHungUpOn()).isTrue();

            send(receiver, many.getLast());
            send(receiver, many.getFirst());

            assertThat(receiver.connections()).isEqualTo(35);
        }
    }

    @Test
    void sendsNothingWithSettingsThatCannotBeRead() {
        try (HostileReceiver receiver = mutual("TLSv1.3")) {
            assertThat(send(receiver, Requests.trusting("no certificate"))).isEqualTo(REFUSED);
            assertThat(receiver.connections()).isZero();
        }
    }

    private AttemptOutcome send(HostileReceiver receiver, TlsSettings tls) {
        WebhookRequest request =
                new WebhookRequest(Method.GET, uri(receiver), new LinkedHashMap<>(), Bytes.NONE, Optional.of(tls));
        return client.send(request, DEADLINE).outcome();
    }

    private static URI uri(HostileReceiver receiver) {
        return receiver.uri("https", "hooks.example.com");
    }

    /// A receiver that wants a certificate of [#AUTHORITY], and notes whose it got with each request.
    private HostileReceiver mutual(String protocol) {
        SSLServerSocket door = TlsReceivers.door(AUTHORITY.receiving(AUTHORITY.issue("hooks.example.com")));
        door.setNeedClientAuth(true);
        door.setEnabledProtocols(new String[] {protocol});
        return TlsReceivers.meeting(door, (caller, _) -> {
            while (true) {
                HostileReceiver.readHead(caller.getInputStream());
                callers.add(name((SSLSocket) caller));
                HostileReceiver.says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", caller);
            }
        });
    }

    private static String name(SSLSocket caller) throws SSLPeerUnverifiedException {
        return caller.getSession().getPeerPrincipal().getName();
    }

    private static TlsSettings showing(TestAuthority.Issued issued) {
        return new TlsSettings(
                Optional.of(AUTHORITY.pem()), Optional.of(issued.certificatePem()), Optional.of(issued.keyPem()));
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(30));
    }
}
