package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Forbidden;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Journey.Phase;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.endpoint.TlsSettings;
import dev.postrider.kit.Answer;
import dev.postrider.kit.TestAuthority;
import dev.postrider.kit.TestReceiver;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What is told of a request's way: where it went, what took how long, and what exactly came back.
final class JourneyTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String HERE = "127.0.0.1";

    @AutoClose
    private final TestReceiver receiver = TestReceiver.start();

    @Test
    void tellsEveryPhaseOfAConnectionAndOnlyTheLastTwoWhenItIsUsedAgain() {
        TestAuthority authority = new TestAuthority("Authority");
        TlsSettings trust = Requests.trusting(authority.pem());
        ApacheWebhookClient client = new ApacheWebhookClient(new Anywhere(), _ -> here());
        try (HostileReceiver secure = TlsReceivers.answering(authority.receiving(authority.issue("localhost")))) {
            URI uri = secure.uri("https", "localhost");

            Journey first = client.send(Requests.get(uri, trust), DEADLINE).journey();
            Journey second = client.send(Requests.get(uri, trust), DEADLINE).journey();

            assertThat(first.phases().keySet()).containsExactly(Phase.values());
            assertThat(second.phases().keySet()).containsExactly(Phase.WAIT, Phase.READ);
            assertThat(List.of(first, second))
                    .extracting(Journey::remoteAddress)
                    .containsOnly(Optional.of(HERE + ":" + uri.getPort()));
        }
    }

    @Test
    void countsTheTimeWhereItWasSpent() {
        Duration slow = Duration.ofMillis(150);
        receiver.answersAfter(slow);

        Exchange exchange = open().send(Requests.get(receiver.uri()), DEADLINE);

        Map<Phase, Duration> phases = exchange.journey().phases();
        assertThat(phases.get(Phase.WAIT)).isGreaterThanOrEqualTo(slow);
        assertThat(phases.values().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(exchange.took());
    }

    @Test
    void endsWithThePhaseThatWentWrong() throws Exception {
        Journey unresolved = new ApacheWebhookClient(new Anywhere(), _ -> {
                    throw new UnknownHostException("hooks.example.com");
                })
                .send(Requests.get(URI.create("http://hooks.example.com/")), DEADLINE)
                .journey();
        URI nobody = closed();
        Exchange refused = open().send(Requests.get(nobody), DEADLINE);

        assertThat(unresolved.phases().keySet()).containsExactly(Phase.DNS);
        assertThat(unresolved.remoteAddress()).isEmpty();
        assertThat(refused.outcome()).isEqualTo(new Unreachable(Fault.CONNECTION_REFUSED));
        assertThat(refused.journey().phases().keySet()).containsExactly(Phase.DNS, Phase.CONNECT);
        assertThat(refused.journey().remoteAddress()).hasValue(HERE + ":" + nobody.getPort());
    }

    /// Neither where the name leads inside, nor where only the socket finds out.
    @Test
    void tellsNoAddressThatIsForbidden() {
        Exchange byName = new ApacheWebhookClient(
                        Anywhere.deployedAnd(_ -> false), _ -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.5")})
                .send(Requests.get(URI.create("http://hooks.example.com/")), DEADLINE);
        Exchange literal = new ApacheWebhookClient(Anywhere.deployedAnd(_ -> false))
                .send(Requests.get(URI.create("http://10.0.0.5/")), DEADLINE);

        assertThat(List.of(byName, literal)).allSatisfy(exchange -> {
            assertThat(exchange.outcome()).isEqualTo(new Forbidden(false));
            assertThat(exchange.journey().remoteAddress()).isEmpty();
        });
    }

    /// The hash is that of `printf 'hello' | sha256sum`.
    @Test
    void hashesABodyThatItHasReadWhole() {
        receiver.answers(
                new Answer.Reply(200, Map.of(), "hello"),
                new Answer.Reply(200, Map.of(), ""),
                new Answer.Reply(200, Map.of(), "a".repeat(70_000)));

        List<Optional<String>> hashes = List.of(hash(), hash(), hash());

        assertThat(hashes)
                .containsExactly(
                        Optional.of("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
                        Optional.empty(),
                        Optional.empty());
    }

    private Optional<String> hash() {
        return open().send(Requests.get(receiver.uri()), DEADLINE)
                .response()
                .orElseThrow()
                .sha256();
    }

    private static ApacheWebhookClient open() {
        return new ApacheWebhookClient(new Anywhere());
    }

    private static InetAddress[] here() {
        return new InetAddress[] {InetAddress.ofLiteral(HERE)};
    }

    private static URI closed() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.ofLiteral(HERE))) {
            return URI.create("http://" + HERE + ":" + door.getLocalPort() + "/");
        }
    }
}
