package dev.postrider.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Hops;
import dev.postrider.event.SampleEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookRendererTest {
    private static final DeliveryId DELIVERY = DeliveryId.earliestAt(SampleEvent.ACCEPTED_AT);
    private static final Instant SENT_AT = Instant.parse("2026-11-21T16:08:01.999Z");
    private static final WebhookRenderer RENDERER =
            new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);

    @Test
    void postsTheDataAsItCameWhereNoBodyIsGiven() {
        WebhookRequest request = ready(to("https://hooks.example.com/a"), "{\"b\":1.10, \"a\":[ ]}");

        assertThat(request.method()).isEqualTo(Method.POST);
        assertThat(request.uri()).isEqualTo(URI.create("https://hooks.example.com/a"));
        assertThat(request.body()).hasToString("{\"b\":1.10, \"a\":[ ]}");
        assertThat(request.headers())
                .containsExactly(
                        Map.entry("user-agent", "Postrider/0.1"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("webhook-id", DELIVERY.value()),
                        Map.entry("webhook-timestamp", "1795277281"),
                        Map.entry("x-webhook-hops", "1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "HEAD", "DELETE", "OPTIONS"})
    void sendsNoBodyWhereTheMethodCarriesNone(Method method) {
        RequestTemplate plain = to("https://hooks.example.com/a");
        RequestTemplate template = new RequestTemplate(
                method, plain.url(), plain.query(), plain.headers(), Optional.of(new Template("{{x}}")));

        WebhookRequest request = ready(template, "{\"x\":1}");

        assertThat(request.method()).isEqualTo(method);
        assertThat(request.body().length()).isZero();
        assertThat(request.headers()).doesNotContainKey("content-type");
    }

    @Test
    void rendersUrlQueryHeadersAndBody() {
        SequencedMap<String, List<Template>> query = new LinkedHashMap<>();
        query.put("q", List.of(new Template("{{x}}"), new Template("b&c")));
        query.put("none", List.of(new Template("{{missing}}")));
        query.put("blank", List.of(new Template("")));
        RequestTemplate template = new RequestTemplate(
                Method.PUT,
                new Template("{{BASE}}/p/{{x}}"),
                query,
                headers("X-Title", "  {{x}}  ", "X-None", "{{missing}}", "User-Agent", "mine"),
                Optional.of(new Template("{\"t\":\"{{x}}\"}")));

        WebhookRequest request = ready(template, Map.of("BASE", "https://hooks.example.com"), "{\"x\":\"a b\\\"/\"}");

        assertThat(request.uri())
                .isEqualTo(URI.create("https://hooks.example.com/p/a%20b%22%2F?q=a%20b%22%2F&q=b%26c&blank="));
        assertThat(request.headers())
                .containsEntry("x-title", "a b\"/")
                .containsEntry("user-agent", "mine")
                .doesNotContainKey("x-none");
        assertThat(request.body()).hasToString("{\"t\":\"a b\\\"/\"}");
    }

    @Test
    void addsItsQueryToOneThatTheUrlHasAlready() {
        SequencedMap<String, List<Template>> query = new LinkedHashMap<>();
        query.put("b", List.of(new Template("2")));
        RequestTemplate template = new RequestTemplate(
                Method.POST,
                new Template("https://hooks.example.com/?a=1"),
                query,
                new LinkedHashMap<>(),
                Optional.empty());

        WebhookRequest request = ready(template, "{}");

        assertThat(request.uri()).hasToString("https://hooks.example.com/?a=1&b=2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                  | {"v":"{{x}}"} | {"v":"a \\"b\\" & <c>"}
            application/x-www-form-urlencoded | v={{x}}       | v=a+%22b%22+%26+%3Cc%3E
            text/xml; charset=utf-8           | <v>{{x}}</v>  | <v>a &quot;b&quot; &amp; &lt;c&gt;</v>
            text/plain                        | v: {{x}}      | v: a "b" & <c>
            """)
    void escapesForTheContentType(String contentType, String body, String expected) {
        RequestTemplate template = posting(headers("Content-Type", contentType), body);

        WebhookRequest request = ready(template, "{\"x\":\"a \\\"b\\\" & <c>\"}");

        assertThat(request.body()).hasToString(expected);
        assertThat(request.headers()).containsEntry("content-type", contentType);
    }

    @Test
    void checksThatAJsonBodyWithoutExpressionsIsJsonToo() {
        RequestTemplate good = posting(headers(), "{\"a\": 1, // remark\n}");
        RequestTemplate bad = posting(headers(), "hello");

        assertThat(ready(good, "{}").body()).hasToString("{\"a\":1}");
        assertThat(broken(bad, "{}")).isInstanceOfSatisfying(AttemptOutcome.Unrenderable.class, outcome -> {
            assertThat(outcome.place()).isEqualTo("body");
            assertThat(outcome.fault().reason()).contains("no JSON");
        });
    }

    /// UTF-8 has no place for half a character; a question mark in its stead would look like the sender's own.
    @Test
    void sendsAReplacementCharacterForALoneSurrogate() {
        RequestTemplate template = posting(headers("content-type", "text/plain"), "<{{x}}>");

        WebhookRequest request = ready(template, "{\"x\":\"a\\ud800b\\ude00 \\ud83d\\ude00\"}");

        assertThat(request.body()).hasToString("<a\uFFFDb\uFFFD 😀>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\r\\nX-Evil: 1", "a\\u010d\\u010ab", "日本", "a\\u0085b", "a\\u007fb"})
    void refusesAHeaderThatIsNotPrintableAscii(String value) {
        RequestTemplate template = posting(headers("X-A", "{{x}}"), "{}");

        AttemptOutcome outcome = broken(template, "{\"x\":\"" + value + "\"}");

        assertThat(outcome)
                .isEqualTo(new AttemptOutcome.Unrenderable(
                        "header X-A",
                        new TemplateFault(0, 0, "the rendered value is over 4096 characters or not printable ASCII")));
    }

    @Test
    void refusesAHeaderThatIsTooLong() {
        RequestTemplate template = posting(headers("X-A", "{{x}}"), "{}");

        WebhookRequest atTheLimit = ready(template, "{\"x\":\"" + "a".repeat(4096) + "\"}");
        AttemptOutcome beyond = broken(template, "{\"x\":\"" + "a".repeat(4097) + "\"}");

        assertThat(atTheLimit.headers().get("x-a")).hasSize(4096);
        assertThat(beyond).isInstanceOf(AttemptOutcome.Unrenderable.class);
    }

    @Test
    void refusesHeadersThatAreTooLongTogether() {
        RequestTemplate template =
                posting(headers("A", "{{x}}", "B", "{{x}}", "C", "{{x}}", "D", "{{x}}", "E", "{{x}}"), "{}");

        AttemptOutcome outcome = broken(template, "{\"x\":\"" + "a".repeat(4000) + "\"}");

        assertThat(outcome).isEqualTo(new AttemptOutcome.TooLarge("headers over 16 KiB"));
    }

    @Test
    void refusesABodyThatIsTooLong() {
        RequestTemplate template = posting(headers("content-type", "text/plain"), "{{x}}{{x}}{{x}}{{x}}");
        int quarter = 1024 * 1024 / 4;

        WebhookRequest atTheLimit = ready(template, "{\"x\":\"" + "a".repeat(quarter) + "\"}");
        AttemptOutcome beyond = broken(template, "{\"x\":\"" + "a".repeat(quarter) + "b\"}");

        assertThat(atTheLimit.body().length()).isEqualTo(1024 * 1024);
        assertThat(beyond).isEqualTo(new AttemptOutcome.TooLarge("body over 1 MiB"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://169.254.169.254/",
                "https://{{host}}/hook",
                "https://{{sub}}.example.com/hook",
                "https://api.example.com{{path}}",
                "{{{scheme}}}://api.example.com/",
                "https://api.example.com{{{path}}}",
            })
    void refusesAnEndpointThatNoWebhookMayReach(String url) {
        AttemptOutcome outcome = broken(to(url), """
                {"host":"169.254.169.254","sub":"evil.example/?","path":"@127.0.0.1/","scheme":"gopher"}""");

        assertThat(outcome).isInstanceOf(AttemptOutcome.Forbidden.class);
    }

    @Test
    void readsTheUrlOfAVariableStrictlyToo() {
        AttemptOutcome outcome = broken(
                to("{{HOOK}}"),
                Map.of("HOOK", "http://169.254.169.254/latest/"),
                "{\"HOOK\":\"https://hooks.example.com/\"}");

        assertThat(outcome).isInstanceOf(AttemptOutcome.Forbidden.class);
    }

    @Test
    void saysWhichTemplateDoesNotRender() {
        RequestTemplate template = to("https://hooks.example.com/{{missing}}");

        AttemptOutcome outcome = broken(template, "{}");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AttemptOutcome.Unrenderable.class,
                        unrenderable -> assertThat(unrenderable.place()).isEqualTo("url"));
    }

    @Test
    void countsOneHopMoreThanTheEventHasBehindIt() {
        AcceptedEvent carried = SampleEvent.withData("{}").after(new Hops(2));
        Channel channel = SampleChannel.requesting(to("https://hooks.example.com/a"), Map.of());

        assertThat(RENDERER.render(channel, carried, DELIVERY, SENT_AT))
                .isInstanceOfSatisfying(
                        WebhookRenderer.Result.Ready.class,
                        ready -> assertThat(ready.request().headers()).containsEntry("x-webhook-hops", "3"));
    }

    private static RequestTemplate to(String url) {
        return new RequestTemplate(
                Method.POST, new Template(url), new LinkedHashMap<>(), new LinkedHashMap<>(), Optional.empty());
    }

    private static RequestTemplate posting(SequencedMap<String, Template> headers, String body) {
        RequestTemplate plain = to("https://hooks.example.com/a");
        return new RequestTemplate(
                plain.method(), plain.url(), plain.query(), headers, Optional.of(new Template(body)));
    }

    private static SequencedMap<String, Template> headers(String... namesAndValues) {
        SequencedMap<String, Template> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], new Template(namesAndValues[i + 1]));
        }
        return headers;
    }

    private static WebhookRequest ready(RequestTemplate template, String data) {
        return ready(template, Map.of(), data);
    }

    private static WebhookRequest ready(RequestTemplate template, Map<String, String> variables, String data) {
        return render(SampleChannel.requesting(template, variables), data, SENT_AT);
    }

    private static WebhookRequest render(Channel channel, String data, Instant sentAt) {
        return switch (RENDERER.render(channel, SampleEvent.withData(data), DELIVERY, sentAt)) {
            case WebhookRenderer.Result.Ready(WebhookRequest request, var _) -> request;
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) -> throw new AssertionError(outcome);
        };
    }

    private static AttemptOutcome broken(RequestTemplate template, String data) {
        return broken(template, Map.of(), data);
    }

    private static AttemptOutcome broken(RequestTemplate template, Map<String, String> variables, String data) {
        Channel channel = SampleChannel.requesting(template, variables);
        return switch (RENDERER.render(channel, SampleEvent.withData(data), DELIVERY, SENT_AT)) {
            case WebhookRenderer.Result.Ready(WebhookRequest request, var _) -> throw new AssertionError(request);
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) -> outcome;
        };
    }
}
