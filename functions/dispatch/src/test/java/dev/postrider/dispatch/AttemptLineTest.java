package dev.postrider.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Auth;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Journey.Phase;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.dispatch.Dispatch.Posted;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.kit.Canary;
import dev.postrider.runtime.Json;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretText;
import dev.postrider.secret.SecretValue;
import dev.postrider.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the log tells of attempts: enough to find each, and nothing of what was sent.
final class AttemptLineTest {
    private static final String DATA = Json.write(Json.object().put("word", Canary.WORD));

    private final Dispatch dispatch = new Dispatch(AttemptLineTest::receive);

    @BeforeEach
    void addChannels() {
        Stream.of("landed", "refused", "reset", "blocked", "crashed")
                .forEach(id ->
                        save(id, "https://" + id + ".example.com/in/{{PATH}}?q={{word}}", "{\"w\":\"{{word}}\"}"));
        save("literal", "https://127.0.0.1/{{PATH}}?q={{word}}", "{}");
        save("unrenderable", "https://unrenderable.example.com/{{PATH}}", "{\"w\":\"{{word}}\",{{{raw word}}}");
    }

    @Test
    void tellsOfEveryAttemptWithoutWhatWasSentOrAnswered() {
        JsonNode answer = dispatch.take(List.of(
                Dispatch.event(event()), Posted.ofEvents("{\"id\":" + Json.write(Json.tree(Canary.WORD)) + "}")));

        assertThat(answer.path("batchItemFailures")).hasSize(2);
        assertThat(dispatch.logged())
                .filteredOn(line -> line.path("name").asText().equals("delivery.attempted"))
                .extracting(
                        line -> line.path("channel").asText(),
                        line -> line.path("reason").asText())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"landed\", \"ok\")",
                        "(\"refused\", \"http_5xx\")",
                        "(\"reset\", \"reset\")",
                        "(\"blocked\", \"blocked_address\")",
                        "(\"literal\", \"blocked_address\")",
                        "(\"unrenderable\", \"render_error\")");
        assertThat(dispatch.logged())
                .filteredOn(line -> line.path("name").asText().equals("message.failed"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("at").asText()).startsWith("dev.postrider."));
        assertThat(dispatch.logged())
                .allSatisfy(
                        line -> assertThat(Canary.spelledIn(line.toString())).isEmpty());
    }

    @Test
    void saysWhereItWentWhatItCameToAndHowLongItTook() {
        dispatch.take(List.of(Dispatch.event(event())));

        assertThat(attempts("refused").findFirst().orElseThrow().toString())
                .isEqualTo("{\"time\":\"2100-01-01T00:00:00Z\",\"name\":\"delivery.attempted\",\"tenant\":\"default\","
                        + "\"channel\":\"refused\",\"version\":1,\"event\":\""
                        + event().event().id() + "\",\"delivery\":\"" + delivery("refused")
                        + "\",\"attempt\":1,\"trigger\":\"auto\",\"reason\":\"http_5xx\",\"status\":500,"
                        + "\"decision\":\"retry\",\"nextAt\":\"2100-01-01T00:00:05Z\",\"durationMs\":120,\"dnsMs\":3,"
                        + "\"waitMs\":110,\"host\":\"refused.example.com\",\"sentBytes\":34,\"receivedBytes\":25,"
                        + "\"trace\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}");
    }

    @Test
    void keepsTheTraceOverWakeUps() {
        dispatch.take(List.of(Dispatch.event(event())));
        dispatch.clock.advance(Duration.ofSeconds(30));
        dispatch.take(List.of(Dispatch.wakeUp(event(), "refused", 2)));

        assertThat(attempts("refused"))
                .extracting(line -> line.path("attempt").asInt())
                .containsExactly(1, 2);
        assertThat(attempts("refused"))
                .allSatisfy(line -> assertThat(line.path("trace").asText()).isEqualTo(Examples.TRACE.value()));
    }

    /// Seven channels: one crashes on our side, two are never sent to.
    @Test
    void measuresABatchInOneLine() {
        dispatch.take(List.of(Dispatch.event(event())));

        assertThat(dispatch.logged())
                .filteredOn(line -> line.has("_aws"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("Delivered").asInt()).isEqualTo(1);
                    assertThat(line.path("Failed").asInt()).isEqualTo(2);
                    assertThat(line.path("Blocked").asInt()).isEqualTo(2);
                    assertThat(line.path("RenderErrors").asInt()).isEqualTo(1);
                    assertThat(line.path("RequestTime").valueStream().mapToInt(JsonNode::asInt))
                            .containsExactlyInAnyOrder(120, 120, 7, 7);
                    assertThat(line.path("FirstAttemptDelay")).hasSize(6);
                    assertThat(line.has("RepeatedClaims")).isFalse();
                });
    }

    @Test
    void countsAClaimAfterALostWorker() {
        dispatch.deliveries.create(Delivery.sending(
                DeliveryKey.of(event(), new ChannelId("landed")), SampleChannel.named("landed"), Examples.START));
        dispatch.take(List.of(Dispatch.event(event())));
        dispatch.clock.advance(Duration.ofMinutes(1));
        dispatch.take(List.of(Dispatch.wakeUp(event(), "landed", 2)));

        JsonNode last = dispatch.logged().getLast();
        assertThat(last.path("RepeatedClaims").asInt()).isEqualTo(1);
        assertThat(attempts("landed").map(line -> line.path("lostWorkers").asInt()))
                .containsExactly(1);
    }

    private Stream<JsonNode> attempts(String channel) {
        return dispatch.logged().stream()
                .filter(line -> line.path("name").asText().equals("delivery.attempted"))
                .filter(line -> line.path("channel").asText().equals(channel));
    }

    private String delivery(String channel) {
        return dispatch.deliveries.all().stream()
                .filter(delivery -> delivery.key().channel().value().equals(channel))
                .findFirst()
                .orElseThrow()
                .key()
                .id()
                .value();
    }

    private static AcceptedEvent event() {
        Event event = new Event(
                EventId.ofSource(TenantId.DEFAULT, "test", "e"),
                Optional.empty(),
                "test",
                new EventType("order.created"),
                Optional.empty(),
                Examples.START,
                new JsonText(DATA),
                Map.of());
        return new AcceptedEvent(TenantId.DEFAULT, Examples.START, event).partOf(Optional.of(Examples.TRACE));
    }

    /// A channel that sends the word everywhere: as data, and as a secret.
    private void save(String id, String url, String body) {
        LinkedHashMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template("application/json"));
        headers.put("x-token", new Template("{{base64 TOKEN}} {{base64 word}}"));
        RequestTemplate request = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template(url),
                new LinkedHashMap<>(Map.of("token", List.of(new Template("{{TOKEN}}")))),
                headers,
                Optional.of(new Template(body)));
        Channel channel = SampleChannel.named(id)
                .with(request)
                .with(new Credentials(
                        new LinkedHashMap<>(Map.of("PATH", Canary.WORD)),
                        new LinkedHashMap<>(Map.of("TOKEN", secret(id, "secrets/TOKEN"))),
                        Optional.of(new Auth.Bearer(secret(id, Auth.CONTEXT_NAME))),
                        Optional.empty()));
        dispatch.channels.save(TenantId.DEFAULT, channel, 0);
    }

    private SecretValue secret(String channel, String name) {
        Set<Origin> origins = Set.of(
                Origin.parse("https://" + channel + ".example.com").orElseThrow(),
                Origin.parse("https://127.0.0.1").orElseThrow());
        SecretContext context =
                new SecretContext(TenantId.DEFAULT, SecretContext.Owner.channel(channel), name, origins);
        String ascii = Canary.WORD.replaceAll("[^ -~]", "_");
        return new SecretValue.Bound(dispatch.secrets.seal(SecretText.of(ascii), context), origins, Examples.START);
    }

    private static Exchange receive(WebhookRequest request) {
        return switch (request.uri().getHost().replace(".example.com", "")) {
            case "landed" -> answered(200);
            case "refused" -> answered(500);
            case "reset" -> unanswered(new AttemptOutcome.Unreachable(Fault.CONNECTION_RESET));
            case "blocked" -> unanswered(new AttemptOutcome.Forbidden(false, Optional.of("not " + Canary.WORD)));
            default -> throw new IllegalStateException("over " + request.body() + request.headers());
        };
    }

    private static Exchange answered(int status) {
        byte[] body = Canary.WORD.getBytes(StandardCharsets.UTF_8);
        LinkedHashMap<String, String> headers = new LinkedHashMap<>(Map.of("x-echo", Canary.WORD));
        ReceivedResponse answer =
                new ReceivedResponse(status, headers, Snippet.of(body, body.length), Optional.empty());
        return new Exchange(
                AttemptOutcome.of(answer),
                Duration.ofMillis(120),
                new Journey(
                        Optional.of("203.0.113.7:443"),
                        Map.of(Phase.DNS, Duration.ofMillis(3), Phase.WAIT, Duration.ofMillis(110))),
                Optional.of(answer));
    }

    private static Exchange unanswered(AttemptOutcome outcome) {
        return new Exchange(outcome, Duration.ofMillis(7), Optional.empty());
    }
}
