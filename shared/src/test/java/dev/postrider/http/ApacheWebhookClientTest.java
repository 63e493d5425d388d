package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.kit.Answer;
import dev.postrider.kit.TestReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One request, once, to a receiver that keeps to HTTP; for those that do not see UnrulyReceiverTest.
final class ApacheWebhookClientTest {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final ApacheWebhookClient client = new ApacheWebhookClient(new Anywhere());

    @AutoClose
    private final TestReceiver receiver = TestReceiver.start();

    @Test
    void sendsTheVeryBytesAndHeaders() {
        Exchange exchange = client.send(post(receiver.uri("/a%20b?q=%C3%A9"), "Grüße 😀"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/a%20b");
            assertThat(request.query()).hasValue("q=%C3%A9");
            assertThat(request.text()).isEqualTo("Grüße 😀");
            assertThat(request.headers().keySet())
                    .containsExactlyInAnyOrder(
                            "Accept-encoding", "Connection", "Content-length", "Content-type", "Host", "Webhook-id");
            assertThat(request.header("accept-encoding")).hasValue("identity");
            assertThat(request.header("webhook-id")).hasValue("dlv_1");
        });
    }

    @ParameterizedTest
    @EnumSource
    void sendsEveryMethod(Method method) {
        WebhookRequest request = new WebhookRequest(
                method, receiver.uri("/"), headers(), method.hasBody() ? Bytes.utf8("{}") : Bytes.NONE);

        Exchange exchange = client.send(request, DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
        assertThat(receiver.requests()).singleElement().satisfies(received -> {
            assertThat(received.method()).isEqualTo(method.name());
            assertThat(received.text()).isEqualTo(method.hasBody() ? "{}" : "");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void takesEveryTwoHundredForSuccess(int status) {
        receiver.answers(status);

        Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(status));
    }

    /// Some of these make a client try again, ask for a password or go elsewhere, unless it is told not to.
    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 401, 404, 407, 408, 410, 413, 417, 421, 425, 500, 502, 503, 504})
    void takesEverythingElseForARefusalAndSendsNothingMore(int status) {
        receiver.answers(new Answer.Reply(
                status,
                Map.of("WWW-Authenticate", "Basic realm=\"a\"", "Proxy-Authenticate", "Basic realm=\"a\""),
                ""));

        Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Refused(status, Optional.empty()));
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void followsNoRedirect(int status) {
        try (HostileReceiver elsewhere = HostileReceiver.plain((caller, _) -> HostileReceiver.listens(caller))) {
            receiver.answers(
                    new Answer.Reply(status, Map.of("Location", elsewhere.uri().toString()), ""), Answer.status(200));

            Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Refused(status, Optional.empty()));
            assertThat(exchange.outcome().reason()).isEqualTo(Reason.REDIRECT);
            assertThat(receiver.requests()).hasSize(1);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/new/hook?token=s3cret, https://example.com/new/hook…",
        "http://169.254.169.254/latest/meta-data, http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd, …",
        "https://hooks.example.com/services/T0/B0/XXXXXXXXXXXXXXXXXXXXXXXX, https://hooks.example.com/…"
    })
    void showsNoMoreOfARedirectThanMendsAChannel(String location, String shown) {
        receiver.answers(new Answer.Reply(302, Map.of("Location", location), ""));

        Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

        assertThat(exchange.response().orElseThrow().headers()).containsEntry("location", shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void handsOnWhatTheReceiverAsksForAndDoesNotWaitItself(int status) {
        receiver.answers(new Answer.Reply(status, Map.of("Retry-After", "1"), "slow down"), Answer.status(200));

        Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Refused(status, Optional.of("1")));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void keepsTheAnswerForTheHistory() {
        receiver.answers(new Answer.Reply(500, Map.of("X-Reason", "b".repeat(2000)), "a".repeat(10_000)));

        Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

        ReceivedResponse response = exchange.response().orElseThrow();
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers().get("x-reason")).isEqualTo("b".repeat(1024));
        assertThat(response.body().text()).isEqualTo("a".repeat(8192));
        assertThat(response.body().size()).isEqualTo(10_000);
        assertThat(response.body().truncated()).isTrue();
    }

    /// Packed bytes are no text for the history, and what they unpack to may be endless.
    @Test
    void unpacksNothing() {
        receiver.answers(new Answer.Reply(200, Map.of("Content-Encoding", "gzip"), "no gzip at all"));

        Exchange exchange = client.send(post(receiver.uri(), "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
        assertThat(exchange.response().orElseThrow().body()).isEqualTo(new Snippet("(compressed, 14 bytes)", 14, true));
    }

    /// Whoever sets these decides for the JVM, not for webhooks: a proxy would make every check of an address void.
    @ParameterizedTest
    @ValueSource(strings = {"http.proxy", "https.proxy", "socksProxy"})
    void asksNoProxy(String property) throws IOException {
        try (HostileReceiver proxy = HostileReceiver.plain((caller, _) -> HostileReceiver.listens(caller))) {
            System.setProperty(property + "Host", "127.0.0.1");
            System.setProperty(property + "Port", Integer.toString(proxy.uri().getPort()));
            System.setProperty("http.nonProxyHosts", "");

            Exchange exchange = new ApacheWebhookClient(new Anywhere()).send(post(receiver.uri(), "{}"), DEADLINE);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(proxy.connections()).isZero();
        } finally {
            System.clearProperty(property + "Host");
            System.clearProperty(property + "Port");
            System.clearProperty("http.nonProxyHosts");
        }
    }

    @Test
    void keepsNoCookie() {
        receiver.answers(new Answer.Reply(200, Map.of("Set-Cookie", "session=1; Path=/"), ""));

        client.send(post(receiver.uri(), "{}"), DEADLINE);
        client.send(post(receiver.uri(), "{}"), DEADLINE);

        assertThat(receiver.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("cookie")).isEmpty());
    }

    @Test
    void givesUpAtItsDeadline() {
        receiver.answersAfter(Duration.ofMinutes(5));

        Exchange exchange = client.send(post(receiver.uri(), "{}"), Duration.ofMillis(200));

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.DEADLINE));
        assertThat(exchange.took()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(exchange.response()).isEmpty();
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        Exchange exchange = client.send(post(URI.create("http://127.0.0.1:" + port), "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.CONNECTION_REFUSED));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "POST", "PUT"})
    void saysThatTheConnectionWasResetAndDoesNotRepeat(Method method) {
        receiver.resets();

        Exchange exchange = client.send(new WebhookRequest(method, receiver.uri("/"), headers(), Bytes.NONE), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.CONNECTION_RESET));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void saysThatANameDoesNotResolve() {
        Exchange exchange = client.send(post(URI.create("http://nowhere.invalid/"), "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.NAME_NOT_RESOLVED));
    }

    @Test
    void saysThatTheReceiverSpeaksNoTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread greeting = Thread.startVirtualThread(() -> greet(plain));

            Exchange exchange =
                    client.send(post(URI.create("https://127.0.0.1:" + plain.getLocalPort()), "{}"), DEADLINE);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.TLS_FAILED));
            greeting.join();
        }
    }

    private static void greet(ServerSocket door) {
        try (Socket caller = door.accept()) {
            caller.getOutputStream().write("220 mail.example ready\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.shutdownOutput();
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void connectsToNoAddressThatThePolicyRefuses(String host) {
        ApacheWebhookClient deployed = new ApacheWebhookClient(EndpointPolicy.DEPLOYED);
        URI inside = URI.create("http://" + host + ":" + receiver.uri().getPort() + "/");

        Exchange exchange = deployed.send(post(inside, "{}"), DEADLINE);

        assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Forbidden(false));
        assertThat(receiver.requests()).isEmpty();
    }

    private static WebhookRequest post(URI uri, String body) {
        return new WebhookRequest(Method.POST, uri, headers(), Bytes.utf8(body));
    }

    private static SequencedMap<String, String> headers() {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", "dlv_1");
        return headers;
    }
}
