package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.WebhookClient.Exchange;
import java.time.Duration;
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
    void takesWhatIsNoAnswerForAReset(String answer) {
        try (HostileReceiver receiver = HostileReceiver.saying(answer)) {
            Exchange exchange = get(receiver, LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.CONNECTION_RESET));
            assertThat(receiver.connections()).isEqualTo(1);
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
    void takesNoOtherStatusForSuccess(String status, String reason) {
        try (HostileReceiver receiver =
                HostileReceiver.saying("HTTP/1.1 " + status + " Odd\r\nContent-Length: 0\r\n\r\n")) {
            Exchange exchange = get(receiver, LONG);

            assertThat(exchange.outcome().reason().code()).isEqualTo(reason);
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            })
    void readsTheWholeAnswer(String answer) {
        assertDelivered(answer, "ok");
    }

    /// The status is the receiver's word; what becomes of the body afterwards does not take it back.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf",
            })
    void takesAnAnswerForSuccessWhoseBodyBreaksOff(String answer) {
        assertDelivered(answer, "half");
    }

    @Test
    void readsABoundedPartOfAnEndlessBody() {
        try (HostileReceiver receiver = HostileReceiver.afterHead((caller, _) -> {
            HostileReceiver.says("HTTP/1.1 200 OK\r\n\r\n", caller);
            HostileReceiver.floods(HostileReceiver.bytes("x".repeat(4096)), caller);
        })) {
            Exchange exchange = get(receiver, LONG);

            ReceivedResponse response = exchange.response().orElseThrow();
            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(response.body().size()).isBetween(64L * 1024, 72L * 1024);
            assertThat(response.body().text()).hasSize(8192);
            assertThat(response.body().truncated()).isTrue();
        }
    }

    @Test
    void keepsHeadersWithinBounds() {
        try (HostileReceiver receiver =
                HostileReceiver.saying("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nRetry-After: 9\r\n"
                        + "X-A: b\r\n".repeat(100) + "Content-Length: 0\r\n\r\n")) {
            Exchange exchange = get(receiver, LONG);

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
    void endsTheConnectionWhereALengthCanBeReadInTwoWays(String lengths) {
        String answer = "HTTP/1.1 200 OK\r\n" + lengths + "\r\n\r\n2\r\nok\r\n0\r\n\r\n";
        try (HostileReceiver receiver = HostileReceiver.afterHead((caller, self) -> {
            HostileReceiver.says(answer, caller);
            self.pauses(LONG);
        })) {
            AttemptOutcome first = get(receiver, Duration.ofSeconds(1)).outcome();
            AttemptOutcome second = get(receiver, Duration.ofSeconds(1)).outcome();

            assertThat(first).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(second).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    @Test
    void resetsCountAsSuch() {
        try (HostileReceiver receiver = HostileReceiver.afterHead((caller, _) -> HostileReceiver.resets(caller))) {
            Exchange exchange = client.send(Requests.get(receiver.uri()), LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Unreachable(Fault.CONNECTION_RESET));
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    private void assertDelivered(String answer, String body) {
        try (HostileReceiver receiver = HostileReceiver.saying(answer)) {
            Exchange exchange = get(receiver, LONG);

            assertThat(exchange.outcome()).isEqualTo(new AttemptOutcome.Delivered(200));
            assertThat(exchange.response().orElseThrow().body().text()).isEqualTo(body);
        }
    }

    private Exchange get(HostileReceiver receiver, Duration deadline) {
        return client.send(Requests.get(receiver.uri()), deadline);
    }
}
