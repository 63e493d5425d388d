package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Delivered;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Forbidden;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import dev.postrider.endpoint.EndpointPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// F29 of the fault list: names that do not resolve, or resolve to something else the next time. The loopback address
/// stands for a public one here, since a test can listen there; everything else is judged as deployed.
final class NameTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final AttemptOutcome NOT_RESOLVED = new Unreachable(Fault.NAME_NOT_RESOLVED);
    private static final String HERE = "127.0.0.1";

    @AutoClose
    private final HostileReceiver receiver = HostileReceiver.plain(NameTest::answerOnce);

    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    private static void answerOnce(Socket caller, HostileReceiver self) throws IOException {
        HostileReceiver.readHead(caller.getInputStream());
        HostileReceiver.says("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", caller);
    }

    @Test
    void failsWhereANameDoesNotExistOrItsServerFails() {
        assertThat(send(asking(_ -> {
                    throw new UnknownHostException("hooks.example.com: Name or service not known");
                })))
                .isEqualTo(NOT_RESOLVED);
        assertThat(send(asking(_ -> {
                    throw new UnknownHostException("hooks.example.com: Temporary failure in name resolution");
                })))
                .isEqualTo(NOT_RESOLVED);
        assertThat(send(asking(_ -> {
                    throw new IllegalStateException("a resolver's own bug");
                })))
                .isEqualTo(NOT_RESOLVED);
    }

    @Test
    void failsWhereANameHasNoAddress() {
        assertThat(send(asking(_ -> new InetAddress[0]))).isEqualTo(NOT_RESOLVED);
    }

    /// It is given up after 2 s, or at an earlier deadline; the look-up itself goes on, and nobody waits for it.
    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void waitsForNoLookUpThatHangs(int deadlineSeconds) {
        ApacheWebhookClient client = asking(_ -> {
            awaitTheEnd();
            return addresses(HERE);
        });

        Measured sent = Measured.send(client, Requests.get(uri()), Duration.ofSeconds(deadlineSeconds));

        over.complete(true);
        assertThat(sent.exchange().outcome()).isEqualTo(NOT_RESOLVED);
        assertThat(sent.took()).isLessThan(Duration.ofSeconds(20));
        assertThat(receiver.connections()).isZero();
    }

    /// In native code a virtual thread keeps its carrier, of which there are as many as cores: two names that hang
    /// would
    /// stop every other request.
    @Test
    void looksUpOnNoVirtualThread() {
        AtomicBoolean virtual = new AtomicBoolean(true);

        send(asking(_ -> {
            virtual.set(Thread.currentThread().isVirtual());
            return addresses(HERE);
        }));

        assertThat(virtual).isFalse();
    }

    @Test
    void givesUpNamesWhereTooManyHangAlready() {
        AtomicInteger hanging = new AtomicInteger();
        ApacheWebhookClient client = asking(_ -> {
            hanging.incrementAndGet();
            awaitTheEnd();
            return addresses(HERE);
        });
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AttemptOutcome>> sent = Stream.generate(() -> senders.submit(() -> send(client)))
                    .limit(300)
                    .toList();

            assertThat(sent).extracting(Future::get).containsOnly(NOT_RESOLVED);
        }
        over.complete(true);
        assertThat(hanging.get()).isEqualTo(256);
    }

    @Test
    void refusesANameThatAlsoPointsInside() {
        for (String inside : List.of("10.0.0.5", "169.254.169.254", "::1", "100.64.1.1", "fe80::1", "0.0.0.0")) {
            assertThat(send(asking(_ -> addresses(HERE, inside)))).as(inside).isEqualTo(new Forbidden(false));
            assertThat(send(asking(_ -> addresses(inside, HERE)))).as(inside).isEqualTo(new Forbidden(false));
            assertThat(send(asking(_ -> addresses(HERE, HERE, HERE, inside))))
                    .as("%s, beyond the two that are tried", inside)
                    .isEqualTo(new Forbidden(false));
        }
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void saysNothingOfTheAddressThatWasRefused() {
        AttemptOutcome outcome = send(asking(_ -> addresses("10.11.12.13")));

        assertThat(outcome.toString()).doesNotContain("10.11");
        assertThat(new ForbiddenAddressException().getMessage()).isEqualTo("destination not allowed");
    }

    /// The address that was checked is the one that is dialled: the name is asked for once per connection.
    @Test
    void dialsTheAddressThatWasCheckedThoughTheNameChangesMeanwhile() {
        Deque<String> answers = new ArrayDeque<>(List.of(HERE, "10.0.0.5"));

        AttemptOutcome outcome = send(asking(_ -> addresses(answers.remove())));

        assertThat(outcome).isEqualTo(new Delivered(200));
        assertThat(answers).containsExactly("10.0.0.5");
    }

    @Test
    void asksAnewForEveryConnection() {
        Deque<String> answers = new ArrayDeque<>(List.of(HERE, "10.0.0.5", HERE, "169.254.169.254"));
        ApacheWebhookClient client = asking(_ -> addresses(answers.remove()));

        assertThat(Stream.generate(() -> send(client)).limit(4))
                .containsExactly(new Delivered(200), new Forbidden(false), new Delivered(200), new Forbidden(false));
        assertThat(receiver.connections()).isEqualTo(2);
    }

    /// Whoever resolved it: a policy that allows an address when the name is resolved, and no longer when the socket
    /// connects, is asked both times.
    @Test
    void asksAgainAboutTheVeryAddressThatTheSocketConnectsTo() {
        AtomicInteger asked = new AtomicInteger();
        EndpointPolicy wavering = Anywhere.deployedAnd(_ -> asked.incrementAndGet() == 1);

        AttemptOutcome outcome = send(new ApacheWebhookClient(wavering, _ -> addresses(HERE)));

        assertThat(outcome).isEqualTo(new Forbidden(false));
        assertThat(asked).hasValue(2);
        assertThat(receiver.connections()).isZero();
    }

    /// Literal addresses come past the resolver too, in whatever spelling they reach the client.
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "169.254.169.254", "[::1]", "[::ffff:10.0.0.5]", "[fe80::1]", "0.0.0.0"})
    void connectsToNoLiteralThatIsInside(String host) {
        ApacheWebhookClient client = new ApacheWebhookClient(Anywhere.deployedAnd(_ -> false));

        AttemptOutcome outcome = client.send(Requests.get(URI.create("http://" + host + "/")), DEADLINE)
                .outcome();

        assertThat(outcome).isEqualTo(new Forbidden(false));
    }

    @Test
    void triesTheSecondAddressWhereTheFirstDoesNotAnswer() {
        ApacheWebhookClient client = new ApacheWebhookClient(
                Anywhere.deployedAnd(address -> address.isLoopbackAddress()), _ -> addresses("::1", HERE));

        assertThat(send(client)).isEqualTo(new Delivered(200));
    }

    private AttemptOutcome send(ApacheWebhookClient client) {
        return client.send(Requests.get(uri()), DEADLINE).outcome();
    }

    private URI uri() {
        return receiver.uri("http", "hooks.example.com");
    }

    private static ApacheWebhookClient asking(NameLookup names) {
        return new ApacheWebhookClient(
                Anywhere.deployedAnd(address -> address.getHostAddress().equals(HERE)), names);
    }

    private static InetAddress[] addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    /// As a look-up in native code, this hears of no interruption.
    private void awaitTheEnd() {
        over.join();
    }
}
