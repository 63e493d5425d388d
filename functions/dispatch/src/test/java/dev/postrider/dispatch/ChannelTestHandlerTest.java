package dev.postrider.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.TypePattern;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Trigger;
import dev.postrider.dispatch.Trial.Answer;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.kit.ReceivedRequest;
import dev.postrider.kit.TestReceiver;
import dev.postrider.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Channels that people try.
final class ChannelTestHandlerTest {
    private static final String EVENT = "{\"event\":{\"type\":\"order.created\",\"data\":{\"id\":1.10}}}";

    private final Trial trial = new Trial();
    private final TestReceiver receiver = TestReceiver.start();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void answersWithAllThatCameOfIt() {
        save(SampleChannel.inState("orders", ChannelState.ENABLED));

        Answer answer = trial.test("orders", EVENT);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("succeeded").asBoolean()).isTrue();
        assertThat(answer.body().path("matched").asBoolean()).isTrue();
        assertThat(answer.body().at("/attempt/trigger").asText()).isEqualTo("test");
        assertThat(answer.body().at("/attempt/number").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/attempt/request/body").asText()).isEqualTo("{\"id\":1.10}");
        assertThat(answer.body().at("/attempt/response/status").asInt()).isEqualTo(200);
        assertThat(answer.body().at("/attempt/hint").asText()).isNotEmpty();
        assertThat(received().header("webhook-id"))
                .contains(answer.body().path("delivery").asText());
    }

    @Test
    void keepsEventAndDeliveryInTheHistory() {
        save(SampleChannel.named("orders"));

        Answer answer = trial.test("orders", EVENT);

        Delivery delivery = delivery(answer);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(delivery.attempts()).extracting(attempt -> attempt.trigger()).containsExactly(Trigger.TEST);
        assertThat(trial.events
                        .find(
                                TenantId.DEFAULT,
                                new EventId(answer.body().path("event").asText()))
                        .orElseThrow()
                        .channels())
                .containsExactly(delivery.key().channel());
    }

    @Test
    void triesOnceWhateverComesOfIt() {
        save(SampleChannel.named("orders"));
        receiver.answers(500);

        Answer answer = trial.test("orders", EVENT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("succeeded").asBoolean()).isFalse();
        assertThat(answer.body().at("/attempt/reason").asText()).isEqualTo("http_5xx");
        assertThat(delivery(answer).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery(answer).state().dueAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, true", "DISABLED, false"})
    void triesAChannelInAnyState(ChannelState state, boolean matched) {
        save(SampleChannel.inState("orders", state));

        Answer answer = trial.test("orders", EVENT);

        assertThat(answer.body().path("succeeded").asBoolean()).isTrue();
        assertThat(answer.body().path("matched").asBoolean()).isEqualTo(matched);
        assertThat(answer.body().path("clause").asText()).isEqualTo(matched ? "" : "state");
    }

    @Test
    void saysWhichClauseWouldHaveSaidNo() {
        save(SampleChannel.named("orders").with(Match.ofTypes(List.of(new TypePattern("check.*")))));

        Answer answer = trial.test("orders", EVENT);

        assertThat(answer.body().path("matched").asBoolean()).isFalse();
        assertThat(answer.body().path("clause").asText()).isEqualTo("types");
        assertThat(receiver.requests()).hasSize(1);
    }

    /// To the receiver it looks like the real one; to whoever removes repetitions it is another.
    @Test
    void lendsTheContentsOfARealEvent() {
        save(SampleChannel.named("orders"), "{\"event\":\"{{@event.id}}\"}");
        AcceptedEvent real = Examples.event(TenantId.DEFAULT, 7, trial.clock.instant());
        trial.events.plan(new PlannedEvent(real, List.of(), 1));

        Answer answer = trial.test(
                "orders", "{\"eventId\":\"%s\"}".formatted(real.event().id()));

        assertThat(text(received()))
                .isEqualTo("{\"event\":\"%s\"}".formatted(real.event().publicId()));
        assertThat(answer.body().path("event").asText())
                .isNotEqualTo(real.event().id().value());
    }

    @Test
    void isOneTestHoweverOftenARequestIsRepeated() {
        save(SampleChannel.named("orders"));

        Answer first = trial.test("orders", EVENT, "idempotency-key", "once");
        Answer second = trial.test("orders", EVENT, "idempotency-key", "once");
        Answer other = trial.test("orders", "{\"event\":{\"type\":\"x\"}}", "idempotency-key", "once");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(receiver.requests()).hasSize(1);
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void showsWhyATemplateDoesNotRender() {
        save(SampleChannel.named("orders"), "{\"id\": {{json}}");

        Answer answer = trial.test("orders", EVENT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/attempt/reason").asText()).isEqualTo("render_error");
        assertThat(answer.body().at("/attempt/detail").asText()).contains("body");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void triesAChannelThatNobodyHasSaved() {
        Answer answer = trial.testDraft("""
                {"channel": {"request": {"url": "%s", "headers": {"x-token": "{{TOKEN}}"}}, "secrets": {"TOKEN": "s3cret-token"},
                  "auth": {"bearer": {"token": "the-bearer-token"}}, "signing": {"scheme": "standard"}},
                 "event": {"type": "order.created", "data": {"echo": "s3cret-token"}}}""".formatted(receiver.uri()));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(received().header("x-token")).contains("s3cret-token");
        assertThat(received().header("authorization")).contains("Bearer the-bearer-token");
        assertThat(received().header("webhook-signature").orElseThrow()).startsWith("v1,");
        assertThat(answer.body().toString()).doesNotContain("s3cret-token").doesNotContain("the-bearer-token");
        assertThat(answer.body().has("delivery")).isFalse();
        assertThat(trial.deliveries.all()).isEmpty();
        assertThat(trial.channels.list(TenantId.DEFAULT, "", 10)).isEmpty();
    }

    @Test
    void namesAllThatIsWrongWithADraft() {
        Answer answer = trial.testDraft("""
                {"channel": {"request": {"url": "ftp://x", "body": "{{#if}}"}, "colour": "red"}, "event": {"type": "x"}}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("pointer"))
                .allMatch(pointer -> pointer.startsWith("/channel/"))
                .contains("/channel/colour");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                        | /event
                    {"event": {"type": "x"}, "eventId": "evt_1"}              | /event
                    {"eventId": "evt_1"}                                      | /eventId
                    {"event": {"type": ""}}                                   | /event/type
                    {"event": {"type": "x"}, "channel": {}}                   | /channel
                    """)
    void refusesWhatNamesNoEvent(String body, String pointer) {
        save(SampleChannel.named("orders"));

        Answer answer = trial.test("orders", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @Test
    void knowsNoEventAndNoChannelOfAnotherTenant() {
        save(SampleChannel.named("orders"));
        AcceptedEvent theirs = Examples.event(new TenantId("others"), 1, trial.clock.instant());
        trial.events.plan(new PlannedEvent(theirs, List.of(), 1));

        assertThat(trial.test(
                                "orders",
                                "{\"eventId\":\"%s\"}".formatted(theirs.event().id()))
                        .status())
                .isEqualTo(404);
        assertThat(trial.test("nowhere", EVENT).status()).isEqualTo(404);
    }

    @Test
    void asksForTheScope() {
        ObjectNode request = Trial.request("POST /v1/test", "{}");
        request.withObject("/requestContext/authorizer/lambda").put("scopes", "channels:read");

        assertThat(trial.answer(request).status()).isEqualTo(403);
    }

    private void save(Channel channel) {
        save(channel, "{{this}}");
    }

    private void save(Channel channel, String body) {
        RequestTemplate request = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template(receiver.uri().toString()),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                body.equals("{{this}}") ? Optional.empty() : Optional.of(new Template(body)));
        assertThat(trial.channels.save(TenantId.DEFAULT, channel.with(request), 0))
                .isTrue();
    }

    private ReceivedRequest received() {
        return receiver.awaits(1, Duration.ofSeconds(5)).getFirst();
    }

    private static String text(ReceivedRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private Delivery delivery(Answer answer) {
        return trial.deliveries
                .find(
                        TenantId.DEFAULT,
                        new DeliveryId(answer.body().path("delivery").asText()))
                .orElseThrow();
    }
}
