package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Receivers that break HTTP, or never come to an end. The time limit only ends what has failed: each of these would
/// otherwise go on until the receiver tires.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class UnrulyReceiverTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final ApacheWebhookClient client = new ApacheWebhookClient(new Anywhere());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "HTTP/1.1",
                "HTTP/1.1 abc OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "<html>hello</html>",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\nok",
                "HTTP/2.0 200 OK\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
                "HTTP/1.1 99999999999 OK\r\n\r\n",
                "HTTP/1.1 -200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\u0000\r\n\r\n",
            })
    void takesWhatIsNoAnswerForAReset(String answer) throws IOException {
        try (Wire wire = Wire.saying(answer)) {
            Exchange exchange = get(wire, LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.CONNECTION_RESET));
            assertThat(wire.connections()).isEqualTo(1);
        }
    }

    /// RFC 9110, section 15: a status out of bounds is to be taken for a 5xx; below 100 it is none at all.
    @ParameterizedTest
    @CsvSource({
        "999, http_5xx",
        "600, http_5xx",
        "599, http_5xx",
        "099, reset",
        "000, reset",
        "101, reset",
        "100, reset"
    })
    void takesNoOtherStatusForSuccess(String status, String reason) throws IOException {
        try (Wire wire = Wire.saying("HTTP/1.1 " + status + " Odd\r\nContent-Length: 0\r\n\r\n")) {
            Exchange exchange = get(wire, LONG);

            assertThat(exchange.outcome().reason().code()).isEqualTo(reason);
            assertThat(wire.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            })
    void readsTheWholeAnswer(String answer) throws IOException {
        try (Wire wire = Wire.saying(answer)) {
            Exchange exchange = get(wire, LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(exchange.response().orElseThrow().body().text()).isEqualTo("ok");
        }
    }

    /// The status is the receiver's word; what becomes of the body afterwards does not take it back.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf",
            })
    void takesAnAnswerForSuccessWhoseBodyBreaksOff(String answer) throws IOException {
        try (Wire wire = Wire.saying(answer)) {
            Exchange exchange = get(wire, LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(exchange.response().orElseThrow().body().text()).isEqualTo("half");
        }
    }

    @Test
    void readsABoundedPartOfAnEndlessBody() throws IOException {
        try (Wire wire = new Wire((out, _) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Wire.flood("x".repeat(4096), out);
        })) {
            Exchange exchange = get(wire, LONG);

            ReceivedResponse response = exchange.response().orElseThrow();
            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(response.body().size()).isBetween(64L * 1024, 72L * 1024);
            assertThat(response.body().text()).hasSize(8192);
            assertThat(response.body().truncated()).isTrue();
        }
    }

    @Test
    void keepsHeadersWithinBounds() throws IOException {
        try (Wire wire = Wire.saying("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nRetry-After: 9\r\n"
                + "X-A: b\r\n".repeat(100) + "Content-Length: 0\r\n\r\n")) {
            Exchange exchange = get(wire, LONG);

            assertThat(exchange.response().orElseThrow().headers()).hasSizeLessThanOrEqualTo(50);
            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Refused(503, Optional.of("7, 9")));
        }
    }

    /// What one answer leaves behind must not be taken for the next one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 40\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 2",
            })
    void endsTheConnectionWhereALengthCanBeReadInTwoWays(String lengths) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\n" + lengths + "\r\n\r\n2\r\nok\r\n0\r\n\r\n";
        try (Wire wire = new Wire((out, self) -> {
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            Wire.drip("", out, self);
        })) {
            AttemptOutcome first = get(wire, Duration.ofSeconds(1)).outcome();
            AttemptOutcome second = get(wire, Duration.ofSeconds(1)).outcome();

            assertThat(first).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(second).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(wire.connections()).isEqualTo(2);
        }
    }

    @Test
    void resetsCountAsSuch() throws IOException {
        try (HostileReceiver receiver = HostileReceiver.afterHead((caller, _) -> HostileReceiver.resets(caller))) {
            Exchange exchange = client.send(Requests.get(receiver.uri()), LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.CONNECTION_RESET));
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    private Exchange get(Wire wire, Duration deadline) {
        return client.send(new WebhookRequest(Method.GET, wire.uri(), new LinkedHashMap<>(), Bytes.NONE), deadline);
    }
}
