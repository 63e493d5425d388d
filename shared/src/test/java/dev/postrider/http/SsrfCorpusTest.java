package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.Variables;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Forbidden;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.document.ChannelCheck;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.endpoint.Opening;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.Answer;
import dev.postrider.kit.Corpus;
import dev.postrider.kit.TestReceiver;
import dev.postrider.render.Unsealer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.secret.SecretText;
import dev.postrider.secret.SecretValue;
import dev.postrider.template.Template;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The open corpus of URLs, whole: each row where it is decided, when its channel is saved and when it sends.
final class SsrfCorpusTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /// Names of variables and secrets are in capitals here.
    private static final Pattern NAME = Pattern.compile("(?<=\\b(?:vars|secrets)\\.)\\w+");

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
        return Corpus.SSRF_URLS.rows().filter(row -> row.text("stage").equals(stage));
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
            assertThat(render(url, policy, "{}")).asString().startsWith("Broken[outcome=Forbidden[forGood=true");
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

    /// Saved and sent by the same rule: what is refused when it is saved would not be sent either.
    @ParameterizedTest
    @MethodSource("templates")
    void letsNoEventShapeTheHost(Corpus.Row row) {
        boolean allowed = row.text("expect").equals("allowed");
        Channel channel = configured(row);

        assertThat(isSaved(channel, EndpointPolicy.DEPLOYED))
                .as(row.text("why"))
                .isEqualTo(allowed);
        WebhookRenderer.Result result = render(
                channel,
                EndpointPolicy.DEPLOYED,
                row.field("data").map(JsonNode::toString).orElse("{}"));
        assertThat(result)
                .as(row.text("why"))
                .isInstanceOf(allowed ? WebhookRenderer.Result.Ready.class : WebhookRenderer.Result.Broken.class);
        if (result instanceof WebhookRenderer.Result.Ready ready) {
            String host = ready.request().uri().getHost();
            assertThat(resolve(host, _ -> addresses(row, "dns"), EndpointPolicy.DEPLOYED))
                    .isNotEmpty();
        }
    }

    /// A channel with the variables and secrets that a row gives it.
    private static Channel configured(Corpus.Row row) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        SequencedMap<String, SecretValue> secrets = new LinkedHashMap<>();
        row.json().path("config").properties().forEach(entry -> {
            String[] name = entry.getKey().toUpperCase(Locale.ROOT).split("\\.", 2);
            String text = entry.getValue().asText();
            if (name[0].equals("VARS")) {
                variables.put(name[1], text);
            } else {
                secrets.put(name[1], new SecretValue.Given(SecretText.of(text), Set.of(Origin.of(URI.create(text)))));
            }
        });
        String url =
                NAME.matcher(row.text("url")).replaceAll(name -> name.group().toUpperCase(Locale.ROOT));
        return channel(url).with(new Credentials(variables, secrets, Optional.empty(), Optional.empty()));
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
        assertThat(refusedByTheirText()).allMatch(row -> row.text("expect").equals("blocked"));
        assertThat(refusedByTheirAddresses()).allMatch(row -> row.text("expect").equals("blocked"));
    }

    private static boolean isSaved(String url, EndpointPolicy policy) {
        return isSaved(channel(url), policy);
    }

    private static boolean isSaved(Channel channel, EndpointPolicy policy) {
        return new ChannelCheck(new HandlebarsRenderer(), new RulerPatterns(), policy)
                .check(channel)
                .isEmpty();
    }

    private static WebhookRenderer.Result render(String url, EndpointPolicy policy, String data) {
        return render(channel(url), policy, data);
    }

    private static WebhookRenderer.Result render(Channel channel, EndpointPolicy policy, String data) {
        return new WebhookRenderer(new HandlebarsRenderer(), policy)
                .render(
                        new Unsealer((_, _) -> Optional.empty()).open(TenantId.DEFAULT, channel, Variables.NONE),
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
