package dev.postrider.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class TestReceiverTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @AutoClose
    private final TestReceiver receiver = TestReceiver.start();

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersInTurnAndStaysWithTheLast() throws Exception {
        receiver.answers(500, 503, 200);

        List<Integer> statuses = Stream.of(post(), post(), post(), post())
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsExactly(500, 503, 200, 200);
    }

    @Test
    void keepsWhatItGot() throws Exception {
        client.send(
                HttpRequest.newBuilder(receiver.uri("/a%20b?c=%26"))
                        .header("webhook-id", "dlv_1")
                        .PUT(HttpRequest.BodyPublishers.ofString("Grüße"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.toString()).startsWith("PUT /a%20b?c=%26 at ").endsWith(", 7 bytes");
            assertThat(request.header("WEBHOOK-ID")).hasValue("dlv_1");
            assertThat(request.header("webhook-timestamp")).isEmpty();
            assertThat(request.text()).isEqualTo("Grüße");
        });
    }

    @Test
    void saysWhatItIsTold() throws Exception {
        receiver.answers(new Answer.Reply(429, Map.of("Retry-After", "7"), "slow down"));

        HttpResponse<String> response = post();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).hasValue("7");
        assertThat(response.body()).isEqualTo("slow down");
    }

    @Test
    void resetsTheConnectionAfterItKeptTheRequest() throws Exception {
        receiver.resets();

        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), receiver.uri().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThatThrownBy(answer::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void answersLate() throws Exception {
        receiver.answersAfter(Duration.ofMillis(200));
        long start = System.nanoTime();

        HttpResponse<String> response = post();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void waitsForWhatIsStillToCome() {
        CompletableFuture<HttpResponse<Void>> sent =
                client.sendAsync(request(receiver.uri("/later")), HttpResponse.BodyHandlers.discarding());

        assertThat(receiver.awaits(1, SOON)).extracting(ReceivedRequest::path).containsExactly("/later");
        assertThat(sent).succeedsWithin(SOON);
    }

    @Test
    void saysWhatArrivedWhenMoreWasExpected() throws Exception {
        post();

        assertThatThrownBy(() -> receiver.awaits(2, Duration.ofMillis(10)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("got 1 of 2 requests within PT0.01S: [POST /");
    }

    @Test
    void closesAtOnceAlthoughAnAnswerIsDue() {
        receiver.answersAfter(Duration.ofMinutes(1));
        CompletableFuture<HttpResponse<Void>> sent =
                client.sendAsync(request(receiver.uri()), HttpResponse.BodyHandlers.discarding());
        receiver.awaits(1, SOON);

        receiver.close();

        assertThat(sent).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(IOException.class);
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        return client.send(request(receiver.uri("/")), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }
}
