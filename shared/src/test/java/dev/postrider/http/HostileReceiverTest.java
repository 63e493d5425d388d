package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Delivered;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Refused;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.http.HostileReceiver.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Receivers that take their time, or never come to an end: F14 to F17 of the fault list. Each must end by its
/// deadline,
/// within bounded memory, and with a connection that we have closed. What each took stands in
/// `target/hostile-receivers.md` afterwards, and is not judged: a loaded machine is late without fault.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileReceiverTest {
    /// A channel's own is 15 s: `-Dhostile.deadline=PT15S`.
    private static final Duration DEADLINE = Duration.parse(System.getProperty("hostile.deadline", "PT1S"));

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration PAUSE = DEADLINE.dividedBy(20);
    private static final long MAX_ALLOCATED = 32L * 1024 * 1024;
    private static final AttemptOutcome LATE = new Unreachable(Fault.DEADLINE);
    private static final AttemptOutcome NO_ANSWER = new Unreachable(Fault.CONNECTION_RESET);
    private static final String MEGABYTE = "x".repeat(1024 * 1024);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final List<String> FIGURES = Collections.synchronizedList(new ArrayList<>());

    private final ApacheWebhookClient client = new ApacheWebhookClient(new Anywhere());

    /// One way of being hostile, and what must come of it.
    record Hostility(String name, Script script, AttemptOutcome expected, Duration deadline) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Hostility ends(String name, Script script, AttemptOutcome expected) {
        return new Hostility(name, script, expected, LONG);
    }

    private static Hostility isCutOff(String name, Script script, AttemptOutcome expected) {
        return new Hostility(name, script, expected, DEADLINE);
    }

    private static Stream<Hostility> slow() {
        return Stream.of(
                isCutOff("F14 never answers", (caller, _) -> HostileReceiver.listens(caller), LATE),
                isCutOff("F14 drips in the status line", (caller, self) -> self.drips("H", PAUSE, caller), LATE),
                isCutOff(
                        "F14 drips in a header",
                        (caller, self) -> {
                            HostileReceiver.says(OK + "X-A: ", caller);
                            self.drips("x", PAUSE, caller);
                        },
                        LATE),
                isCutOff(
                        "F14 drips headers",
                        (caller, self) -> {
                            HostileReceiver.says(OK, caller);
                            self.drips("X-A: b\r\n", PAUSE, caller);
                        },
                        LATE),
                isCutOff(
                        "F14 drips in the body",
                        (caller, self) -> {
                            HostileReceiver.says(OK + "Content-Length: 100000\r\n\r\n", caller);
                            self.drips("x", PAUSE, caller);
                        },
                        new Delivered(200)),
                isCutOff(
                        "F14 drips chunks",
                        (caller, self) -> {
                            HostileReceiver.says("HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n", caller);
                            self.drips("1\r\nx\r\n", PAUSE, caller);
                        },
                        new Refused(500, Optional.empty())),
                isCutOff(
                        "F14 drips interim answers",
                        (caller, self) -> {
                            self.drips("HTTP/1.1 102 Processing\r\n\r\n", DEADLINE.dividedBy(5), caller);
                        },
                        LATE));
    }

    private static Stream<Hostility> endless() {
        return Stream.of(
                ends("F15 says 100 Continue for ever", flood("", "HTTP/1.1 100 Continue\r\n\r\n"), NO_ANSWER),
                ends("F15 says 103 Early Hints for ever", flood("", "HTTP/1.1 103 Hints\r\n\r\n"), NO_ANSWER),
                ends("F15 sends an endless status line", flood("HTTP/1.1 200 ", MEGABYTE), NO_ANSWER),
                ends("F15 sends an endless header line", flood(OK + "X-A: ", MEGABYTE), NO_ANSWER),
                ends("F15 folds a header for ever", flood(OK + "X-A: b\r\n", " c\r\n"), NO_ANSWER),
                ends("F15 sends endless headers", flood(OK, "X-A: b\r\n"), NO_ANSWER),
                ends("F15 sends empty lines for ever", flood("", "\r\n"), NO_ANSWER),
                ends("F15 sends an endless body", flood(OK + "\r\n", MEGABYTE), new Delivered(200)),
                ends("F15 sends endless chunks", chunked(("100000\r\n" + MEGABYTE + "\r\n")), new Delivered(200)),
                ends("F15 sends tiny chunks for ever", chunked("1\r\nx\r\n"), new Delivered(200)),
                ends("F15 sends an endless chunk extension", chunked("1;" + MEGABYTE), new Delivered(200)),
                ends(
                        "F15 sends endless trailers",
                        flood(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", "A: b\r\n"),
                        new Delivered(200)),
                ends(
                        "F15 sends a gzip bomb",
                        (caller, _) -> {
                            HostileReceiver.says(OK + "Content-Encoding: gzip\r\n\r\n", caller);
                            HostileReceiver.floods(bomb(), caller);
                        },
                        new Delivered(200)));
    }

    private static Script flood(String first, String then) {
        return (caller, _) -> {
            HostileReceiver.says(first, caller);
            HostileReceiver.floods(HostileReceiver.bytes(then), caller);
        };
    }

    private static Script chunked(String chunk) {
        return flood(OK + "Transfer-Encoding: chunked\r\n\r\n", chunk);
    }

    @ParameterizedTest
    @MethodSource({"slow", "endless"})
    void endsInTimeWithinBoundsAndHangsUp(Hostility hostility) {
        try (HostileReceiver receiver = HostileReceiver.afterHead(hostility.script())) {
            Measured sent = sendTo(receiver, hostility);

            assertThat(sent.exchange().outcome()).isEqualTo(hostility.expected());
            assertThat(sent.allocatedBytes()).isLessThan(MAX_ALLOCATED);
            assertThat(receiver.wasHungUpOn()).isTrue();
            assertThat(receiver.connections()).isEqualTo(1);
            sent.exchange()
                    .response()
                    .ifPresent(response -> assertThat(response.body().size()).isLessThan(72 * 1024));
        }
    }

    /// Where the deadline is long enough for a busy machine to keep a tenth of a second of it.
    @Test
    @DisplayName("F14 answers just before the deadline")
    void hearsWhatComesJustBeforeTheDeadline() {
        assumeThat(DEADLINE).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
        Hostility late = isCutOff(
                "F14 answers 0.1 s before the deadline",
                (caller, self) -> {
                    self.pauses(DEADLINE.minusMillis(100));
                    HostileReceiver.says(OK + "Content-Length: 0\r\n\r\n", caller);
                },
                new Delivered(200));
        try (HostileReceiver receiver = HostileReceiver.afterHead(late.script())) {
            assertThat(sendTo(receiver, late).exchange().outcome()).isEqualTo(late.expected());
        }
    }

    private Measured sendTo(HostileReceiver receiver, Hostility hostility) {
        WebhookRequest request = Requests.post(receiver.uri(), "{}");
        Measured sent = Measured.send(client, request, hostility.deadline());
        note(hostility.name(), sent, hostility.deadline());
        return sent;
    }

    /// Would otherwise leave the writer waiting for ever: no time limit of a socket covers writing.
    @ParameterizedTest
    @MethodSource("deaf")
    void endsInTimeWhereTheReceiverDoesNotRead(Hostility hostility) {
        try (HostileReceiver receiver = HostileReceiver.plain(hostility.script())) {
            WebhookRequest request = Requests.post(receiver.uri(), MEGABYTE.repeat(8));

            Measured sent = Measured.send(client, request, hostility.deadline());

            note(hostility.name(), sent, hostility.deadline());
            assertThat(sent.exchange().outcome()).isEqualTo(hostility.expected());
            assertThat(sent.allocatedBytes()).isLessThan(MAX_ALLOCATED);
        }
    }

    private static Stream<Hostility> deaf() {
        return Stream.of(
                isCutOff("F16 never reads", (_, self) -> self.pauses(LONG), LATE),
                isCutOff(
                        "F16 reads the head and no more",
                        (caller, self) -> {
                            HostileReceiver.readHead(caller.getInputStream());
                            self.pauses(LONG);
                        },
                        LATE));
    }

    /// The write fails where the receiver has closed; what it said before can still be read.
    @ParameterizedTest
    @MethodSource("hasty")
    void hearsAnAnswerThatComesBeforeTheRequestIsOver(Hostility hostility) {
        try (HostileReceiver receiver = HostileReceiver.afterHead(hostility.script())) {
            Measured sent = Measured.send(client, Requests.post(receiver.uri(), MEGABYTE.repeat(4)), LONG);

            note(hostility.name(), sent, LONG);
            assertThat(sent.exchange().outcome()).isEqualTo(hostility.expected());
        }
    }

    private static Stream<Hostility> hasty() {
        String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
        return Stream.of(
                ends(
                        "F17 says 413 and closes",
                        (caller, _) -> HostileReceiver.says(refusal, caller),
                        new Refused(413, Optional.empty())),
                ends(
                        "F17 says 413, waits and closes",
                        (caller, self) -> {
                            HostileReceiver.says(refusal, caller);
                            self.pauses(Duration.ofMillis(300));
                        },
                        new Refused(413, Optional.empty())),
                ends(
                        "F17 says 413 and half closes",
                        (caller, self) -> {
                            HostileReceiver.says(refusal, caller);
                            caller.shutdownOutput();
                            HostileReceiver.listens(caller);
                        },
                        new Refused(413, Optional.empty())),
                ends("F17 closes without a word", (_, _) -> {}, NO_ANSWER),
                ends("F17 resets", (caller, _) -> HostileReceiver.resets(caller), NO_ANSWER));
    }

    /// A megabyte of zeros, packed; members of gzip can follow each other without end (RFC 1952, section 2.2).
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1024 * 1024]);
        }
        return packed.toByteArray();
    }

    private static void note(String name, Measured sent, Duration deadline) {
        FIGURES.add(String.format(
                Locale.ROOT,
                "| %s | %s | %.1f s | %.2f s | %.1f MB |",
                name,
                sent.exchange().outcome().reason().code(),
                deadline.toMillis() / 1000.0,
                sent.took().toMillis() / 1000.0,
                sent.allocatedBytes() / 1024.0 / 1024.0));
    }

    @AfterAll
    static void writeFigures() throws IOException {
        List<String> sheet = new ArrayList<>(
                List.of("| receiver | reason | deadline | took | allocated |", "|---|---|---|---|---|"));
        FIGURES.stream().sorted().forEach(sheet::add);
        Files.write(Path.of("target/hostile-receivers.md"), sheet);
    }
}
