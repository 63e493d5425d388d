package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Forbidden;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.document.ChannelCheck;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.endpoint.Opening;
import dev.postrider.event.SampleEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.Answer;
import dev.postrider.kit.Corpus;
import dev.postrider.kit.TestReceiver;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.template.Template;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The open corpus of URLs, whole: each row where it is decided, when its channel is saved and when it sends.
final class SsrfCorpusTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final Map<String, String> WAITING =
            Map.of("ssrf-271", "takes its URL from a secret, which channels do not know yet");

    private static Stream<Corpus.Row> refusedByTheirText() {
        return rows("parse");
    }

    private static Stream<Corpus.Row> refusedByTheirAddresses() {
        return rows("resolve");
    }

    private static Stream<Corpus.Row> allowed() {
        return rows("connect").filter(row -> row.text("expect").equals("allowed"));
    }

    private static Stream<Corpus.Row> rebinding() {
        return rows("connect").filter(row -> row.text("expect").equals("blocked"));
    }

    private static Stream<Corpus.Row> templates() {
        return rows("template");
    }

    private static Stream<Corpus.Row> redirects() {
        return rows("redirect");
    }

    private static Stream<Corpus.Row> rows(String stage) {
        return Corpus.SSRF_URLS.rows().filter(row -> row.text("stage").equals(stage) && !WAITING.containsKey(row.id()));
    }

    /// Most of these rows say `http://`: the scheme alone must not be what refuses them.
    @ParameterizedTest
    @MethodSource("refusedByTheirText")
    void refusesAUrlByItsText(Corpus.Row row) {
        for (EndpointPolicy policy : List.of(EndpointPolicy.DEPLOYED, new PlainHttpToo())) {
            String url = row.text("url");

            assertThat(EndpointUrl.read(url, policy))
                    .as(row.text("why"))
                    .isInstanceOf(EndpointUrl.Verdict.Refused.class);
            assertThat(isSaved(url, policy)).isFalse();
            assertThat(render(url, policy, "{}")).isEqualTo(new WebhookRenderer.Result.Broken(new Forbidden(true)));
        }
    }

    @ParameterizedTest
    @MethodSource("refusedByTheirAddresses")
    void refusesAnAddressThatANameResolvesTo(Corpus.Row row) {
        String url = row.text("url");
        ApacheWebhookClient client = new ApacheWebhookClient(EndpointPolicy.DEPLOYED, _ -> addresses(row, "dns"));

        assertThat(isSaved(url, EndpointPolicy.DEPLOYED))
                .as("nothing is wrong with the text")
                .isTrue();
        assertThat(render(url, EndpointPolicy.DEPLOYED, "{}"))
                .isInstanceOfSatisfying(
                        WebhookRenderer.Result.Ready.class,
                        ready -> assertThat(
                                        client.send(ready.request(), DEADLINE).outcome())
                                .as(row.text("why"))
                                .isEqualTo(new Forbidden(false)));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void allowsWhatIsPublic(Corpus.Row row) {
        EndpointPolicy policy = row.field("needs").isPresent()
                ? EndpointPolicy.deployed(Set.of(Opening.IPV6))
                : EndpointPolicy.DEPLOYED;
        String url = row.text("url");

        assertThat(isSaved(url, policy)).as(row.text("why")).isTrue();
        assertThat(render(url, policy, "{}")).isInstanceOfSatisfying(WebhookRenderer.Result.Ready.class, ready -> {
            NameLookup names = row.field("dns").isPresent() ? _ -> addresses(row, "dns") : NameLookup.SYSTEM;
            assertThat(resolve(ready.request().uri().getHost(), names, policy)).isNotEmpty();
        });
    }

    /// The first answer is dialled, and never the second one: nobody asks twice, and the socket would refuse it.
    @ParameterizedTest
    @MethodSource("rebinding")
    void dialsNoSecondAnswer(Corpus.Row row) {
        InetAddress[] second = addresses(row, "dns_second");
        String host = "rebind.attacker.example";

        assertThat(resolve(host, _ -> addresses(row, "dns"), EndpointPolicy.DEPLOYED))
                .containsExactly(addresses(row, "dns"));
        assertThatThrownBy(() -> resolve(host, _ -> second, EndpointPolicy.DEPLOYED))
                .hasRootCauseInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> inPassage(() -> {
                    try (GuardedSocket socket = new GuardedSocket(EndpointPolicy.DEPLOYED)) {
                        socket.connect(new InetSocketAddress(second[0], 443));
                        return socket;
                    }
                }))
                .hasRootCauseInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void letsNoEventShapeTheHost(Corpus.Row row) {
        assertThat(isSaved(row.text("url"), EndpointPolicy.DEPLOYED))
                .as(row.text("why"))
                .isEqualTo(row.text("expect").equals("allowed"));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void followsNoRedirect(Corpus.Row row) {
        try (TestReceiver receiver = TestReceiver.start()) {
            receiver.answers(new Answer.Reply(302, Map.of("Location", row.text("location")), ""), Answer.status(200));

            Exchange exchange = new ApacheWebhookClient(new Anywhere()).send(Requests.get(receiver.uri()), DEADLINE);

            assertThat(exchange.outcome().reason()).isEqualTo(Reason.REDIRECT);
            assertThat(exchange.outcome()).isInstanceOf(AttemptOutcome.Refused.class);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void decidesEveryRow() {
        Set<String> stages = Set.of("parse", "resolve", "connect", "template", "redirect");

        assertThat(Corpus.SSRF_URLS.rows().map(row -> row.text("stage"))).isSubsetOf(stages);
        assertThat(Corpus.SSRF_URLS.rows().map(Corpus.Row::id)).containsAll(WAITING.keySet());
        assertThat(refusedByTheirText()).allMatch(row -> row.text("expect").equals("blocked"));
        assertThat(refusedByTheirAddresses()).allMatch(row -> row.text("expect").equals("blocked"));
    }

    private static boolean isSaved(String url, EndpointPolicy policy) {
        return new ChannelCheck(new HandlebarsRenderer(), new RulerPatterns(), policy)
                .check(channel(url))
                .isEmpty();
    }

    private static WebhookRenderer.Result render(String url, EndpointPolicy policy, String data) {
        return new WebhookRenderer(new HandlebarsRenderer(), policy)
                .render(
                        channel(url),
                        SampleEvent.withData(data),
                        DeliveryId.earliestAt(SampleEvent.ACCEPTED_AT),
                        SampleEvent.ACCEPTED_AT);
    }

    private static Channel channel(String url) {
        RequestTemplate request = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template(url),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.empty());
        return SampleChannel.requesting(request, Map.of());
    }

    private static InetAddress[] resolve(String host, NameLookup names, EndpointPolicy policy) {
        return inPassage(() -> new CheckedResolver(policy, names).resolve(host));
    }

    private static <T> T inPassage(ScopedValue.CallableOp<T, Exception> step) {
        try {
            return ScopedValue.where(Passage.CURRENT, new Passage(System.nanoTime(), DEADLINE))
                    .call(step);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress[] addresses(Corpus.Row row, String field) {
        return StreamSupport.stream(row.json().path(field).spliterator(), false)
                .map(JsonNode::asText)
                .map(InetAddress::ofLiteral)
                .toArray(InetAddress[]::new);
    }

    /// The deployed policy of an installation that allows plain http.
    private record PlainHttpToo() implements EndpointPolicy {
        @Override
        public boolean allowsPlainHttp() {
            return true;
        }

        @Override
        public boolean allowsPort(int port) {
            return DEPLOYED.allowsPort(port);
        }

        @Override
        public boolean allowsHost(String host) {
            return DEPLOYED.allowsHost(host);
        }

        @Override
        public boolean allowsAddress(InetAddress address) {
            return DEPLOYED.allowsAddress(address);
        }
    }
}
