package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Delivered;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.kit.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// F30 of the fault list: nobody but the host that was named, by a certificate that is trusted and valid, and no way
/// around it. Every receiver here stands at the loopback address, whatever its name.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TlsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final AttemptOutcome NO_TRUST = new Unreachable(Fault.TLS_FAILED);
    private static final TestAuthority AUTHORITY = new TestAuthority("Trusted");

    private final ApacheWebhookClient client =
            new ApacheWebhookClient(new Anywhere(), _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void trustsTheAuthorityOfTheChannel(String algorithm) {
        try (HostileReceiver receiver =
                TlsReceivers.answering(AUTHORITY.receiving(AUTHORITY.issue(algorithm, later(), "hooks.example.com")))) {
            assertThat(send(receiver.uri("https", "hooks.example.com"))).isEqualTo(new Delivered(200));
        }
    }

    record Impostor(String name, TestAuthority.Issued shown) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Impostor> impostors() {
        Instant now = Instant.now();
        return Stream.of(
                new Impostor("expired", AUTHORITY.issue("EC", now.minus(Duration.ofDays(1)), "hooks.example.com")),
                new Impostor(
                        "not yet valid", AUTHORITY.issue("EC", now.plus(Duration.ofDays(900)), "hooks.example.com")),
                new Impostor("another host", AUTHORITY.issue("other.example.com")),
                new Impostor("a wildcard too deep", AUTHORITY.issue("*.com")),
                new Impostor("its subject only", AUTHORITY.issue("elsewhere.example.com", "hooks.example.org")),
                new Impostor("its address", AUTHORITY.issue("127.0.0.1")),
                new Impostor("another authority", new TestAuthority("Trusted").issue("hooks.example.com")));
    }

    @ParameterizedTest
    @MethodSource("impostors")
    void refusesAReceiverThatIsNotTheOneNamed(Impostor impostor) {
        try (HostileReceiver receiver = TlsReceivers.answering(AUTHORITY.receiving(impostor.shown()))) {
            assertThat(send(receiver.uri("https", "hooks.example.com"))).isEqualTo(NO_TRUST);
            assertThat(receiver.wasHungUpOn()).isTrue();
        }
    }

    @Test
    void trustsNoAuthorityThatIsOnlyTheChannelsOfAnother() {
        try (HostileReceiver receiver =
                TlsReceivers.answering(AUTHORITY.receiving(AUTHORITY.issue("hooks.example.com")))) {
            URI uri = receiver.uri("https", "hooks.example.com");

            AttemptOutcome mine = send(uri);
            AttemptOutcome public_ = client.send(Requests.get(uri), DEADLINE).outcome();

            assertThat(mine).isEqualTo(new Delivered(200));
            assertThat(public_).isEqualTo(NO_TRUST);
        }
    }

    /// The same address, the same port, a session that could be resumed, and a certificate that names only the first.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void refusesAnotherNameOnTheAddressOfOneThatWasTrusted(String protocol) {
        SSLServerSocket door = TlsReceivers.door(AUTHORITY.receiving(AUTHORITY.issue("one.example.com")));
        door.setEnabledProtocols(new String[] {protocol});
        try (HostileReceiver receiver = TlsReceivers.answeringOnce(door)) {
            AttemptOutcome first = send(receiver.uri("https", "one.example.com"));
            AttemptOutcome again = send(receiver.uri("https", "one.example.com"));
            AttemptOutcome other = send(receiver.uri("https", "two.example.com"));

            assertThat(first).isEqualTo(new Delivered(200));
            assertThat(again).isEqualTo(new Delivered(200));
            assertThat(other).isEqualTo(NO_TRUST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void namesTheHostItWants(String protocol) {
        SSLServerSocket door = TlsReceivers.door(AUTHORITY.receiving(AUTHORITY.issue("one.example.com")));
        door.setEnabledProtocols(new String[] {protocol});
        SSLParameters parameters = door.getSSLParameters();
        parameters.setSNIMatchers(List.of(new Only("one.example.com")));
        door.setSSLParameters(parameters);
        try (HostileReceiver receiver = TlsReceivers.answeringOnce(door)) {
            assertThat(send(receiver.uri("https", "one.example.com"))).isEqualTo(new Delivered(200));
            assertThat(send(receiver.uri("https", "unknown.example.com")))
                    .as("unrecognized_name")
                    .isEqualTo(NO_TRUST);
        }
    }

    /// A receiver that knows one name.
    private static final class Only extends SNIMatcher {
        private final String known;

        Only(String known) {
            super(0);
            this.known = known;
        }

        @Override
        public boolean matches(SNIServerName asked) {
            return asked instanceof SNIHostName host && host.getAsciiName().equals(known);
        }
    }

    /// What a receiver of the nineties says to a modern greeting: TLS 1.0, with RSA and AES-128.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void fallsBackToNoOldProtocol(int minor) {
        byte[] serverHello = new byte[] {22, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor};
        try (HostileReceiver receiver = HostileReceiver.plain((caller, self) -> {
            readRecord(caller);
            byte[] hello = Arrays.copyOf(serverHello, 47);
            hello[44] = 0;
            hello[45] = 0x2F;
            caller.getOutputStream().write(hello);
            HostileReceiver.listens(caller);
        })) {
            assertThat(send(receiver.uri("https", "hooks.example.com"))).isEqualTo(NO_TRUST);
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    /// The first record of a greeting: its header has five bytes, the last two its length.
    private static void readRecord(Socket caller) throws IOException {
        byte[] header = caller.getInputStream().readNBytes(5);
        caller.getInputStream().readNBytes(((header[3] & 0xFF) << 8) | (header[4] & 0xFF));
    }

    record Greeting(String name, HostileReceiver.Script script) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Greeting> broken() {
        return Stream.of(
                new Greeting("speaks no TLS", (caller, _) -> {
                    HostileReceiver.says("220 mail.example ready\r\n", caller);
                    HostileReceiver.listens(caller);
                }),
                new Greeting("closes", (caller, _) -> readRecord(caller)),
                new Greeting("resets", (caller, _) -> {
                    readRecord(caller);
                    HostileReceiver.resets(caller);
                }),
                new Greeting("sends an alert", (caller, _) -> {
                    readRecord(caller);
                    caller.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 112});
                    HostileReceiver.listens(caller);
                }),
                new Greeting("sends a record that is too long", (caller, _) -> {
                    readRecord(caller);
                    caller.getOutputStream().write(new byte[] {22, 3, 3, -1, -1});
                    HostileReceiver.floods(new byte[4096], caller);
                }));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void takesEveryBrokenHandshakeForOne(Greeting greeting) {
        try (HostileReceiver receiver = HostileReceiver.plain(greeting.script())) {
            assertThat(send(receiver.uri("https", "hooks.example.com"))).isEqualTo(NO_TRUST);
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    /// F14 in the handshake: a large record, one byte at a time. It ends after 5 s, or at an earlier deadline.
    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void givesAHandshakeFiveSeconds(int deadlineSeconds) {
        try (HostileReceiver receiver = HostileReceiver.plain((caller, self) -> {
            caller.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0});
            self.drips("\2", Duration.ofMillis(50), caller);
        })) {
            WebhookRequest request =
                    Requests.get(receiver.uri("https", "hooks.example.com"), Requests.trusting(AUTHORITY.pem()));

            Measured sent = Measured.send(client, request, Duration.ofSeconds(deadlineSeconds));

            assertThat(sent.exchange().outcome()).isEqualTo(NO_TRUST);
            assertThat(sent.took()).isLessThan(Duration.ofSeconds(25));
            assertThat(receiver.wasHungUpOn()).isTrue();
        }
    }

    /// Over TLS the same holds as in the clear: early answers are heard, and nobody waits for a deaf receiver.
    @Test
    void hearsAnAnswerThatComesBeforeTheRequestIsOver() {
        SSLServerSocket door = TlsReceivers.door(AUTHORITY.receiving(AUTHORITY.issue("hooks.example.com")));
        try (HostileReceiver receiver = TlsReceivers.meeting(door, (caller, self) -> {
            HostileReceiver.readHead(caller.getInputStream());
            HostileReceiver.says("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", caller);
            self.pauses(Duration.ofMillis(200));
        })) {
            assertThat(sendMuch(receiver, DEADLINE).reason().code()).isEqualTo("http_4xx");
        }
    }

    @Test
    void endsInTimeWhereTheReceiverDoesNotRead() {
        SSLServerSocket door = TlsReceivers.door(AUTHORITY.receiving(AUTHORITY.issue("hooks.example.com")));
        try (HostileReceiver receiver = TlsReceivers.meeting(door, (caller, self) -> {
            HostileReceiver.readHead(caller.getInputStream());
            self.pauses(DEADLINE);
        })) {
            assertThat(sendMuch(receiver, Duration.ofSeconds(2))).isEqualTo(new Unreachable(Fault.DEADLINE));
        }
    }

    private AttemptOutcome sendMuch(HostileReceiver receiver, Duration deadline) {
        WebhookRequest request = Requests.post(
                receiver.uri("https", "hooks.example.com"),
                "x".repeat(4 * 1024 * 1024),
                Requests.trusting(AUTHORITY.pem()));
        return client.send(request, deadline).outcome();
    }

    private AttemptOutcome send(URI uri) {
        return client.send(Requests.get(uri, Requests.trusting(AUTHORITY.pem())), DEADLINE)
                .outcome();
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(30));
    }
}
