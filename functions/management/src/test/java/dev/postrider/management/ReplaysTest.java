package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.management.Desk.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deliveries that people have sent once more, many or those of one event.
final class ReplaysTest {
    private static final String CREATE = "POST /v1/replays";
    private static final String GET = "GET /v1/replays/{id}";
    private static final String LIST = "GET /v1/replays";
    private static final String CANCEL = "POST /v1/replays/{id}/cancel";
    private static final String EVENT = "POST /v1/events/{id}/replay";

    private final Desk desk = new Desk();

    @BeforeEach
    void save() {
        desk.put("alerts");
    }

    @Test
    void takesAReplayOn() {
        Answer answer = desk.answer(Call.to(CREATE).saying("""
                {"filter": {"channel": "alerts", "status": ["failed", "cancelled"], "reason": "http_5xx",
                  "type": ["check.*"], "since": "2099-12-31T00:00:00Z"}, "template": "same", "ratePerSecond": 7}"""));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.header("location"))
                .isEqualTo("/v1/replays/" + answer.body().path("id").asText());
        assertThat(answer.body().path("state").asText()).isEqualTo("running");
        assertThat(answer.body().at("/filter/reason/0").asText()).isEqualTo("http_5xx");
        assertThat(answer.body().at("/filter/until").asText()).isEqualTo("2100-01-01T00:00:00.000Z");
        assertThat(answer.body().path("template").asText()).isEqualTo("same");
        assertThat(answer.body().path("ratePerSecond").asInt()).isEqualTo(7);
        assertThat(get(answer).body()).isEqualTo(answer.body());
        assertThat(desk.answer(Call.to(LIST)).items("id"))
                .containsExactly(answer.body().path("id").asText());
    }

    @Test
    void countsInADryRunAndMakesNothing() {
        failed(1);
        failed(2);
        desk.planned(TenantId.DEFAULT, 3, desk.moment(-1), "alerts");

        Answer answer = desk.answer(Call.to(CREATE).saying("{\"filter\":{\"type\":\"check.*\"},\"dryRun\":true}"));
        Answer none = desk.answer(Call.to(CREATE).saying("{\"filter\":{\"type\":\"order.*\"},\"dryRun\":true}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("count").asInt()).isEqualTo(2);
        assertThat(answer.body().path("isWhole").asBoolean()).isTrue();
        assertThat(none.body().path("count").asInt()).isZero();
        assertThat(desk.answer(Call.to(LIST)).items("id")).isEmpty();
    }

    @Test
    void isOneReplayHoweverOftenTheRequestIsRepeated() {
        Call call = Call.to(CREATE).header("idempotency-key", "once").saying("{\"filter\":{}}");

        Answer first = desk.answer(call);
        Answer second = desk.answer(call);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(desk.answer(call.saying("{\"filter\":{\"channel\":\"alerts\"}}"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.answer(Call.to(LIST)).items("id")).hasSize(1);
    }

    @Test
    void callsAReplayOffOnce() {
        Answer created = desk.answer(Call.to(CREATE).saying("{\"filter\":{}}"));
        String id = created.body().path("id").asText();

        Answer cancelled = desk.answer(Call.to(CANCEL, id));

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(get(created).body().path("state").asText()).isEqualTo("cancelled");
        assertThat(desk.answer(Call.to(CANCEL, id)).status()).isEqualTo(409);
        assertThat(desk.replays.running(10)).isEmpty();
    }

    @Test
    void knowsNoReplayOfAnotherTenant() {
        String id = desk.answer(Call.to(CREATE).saying("{\"filter\":{}}"))
                .body()
                .path("id")
                .asText();

        assertThat(desk.answer(Call.to(GET, id).as("team-b")).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to(CANCEL, id).as("team-b")).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to(LIST).as("team-b")).items("id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                      | /filter/
                    {"filter": {"status": "held"}}                          | /filter/status
                    {"filter": {"status": ["failed", 7]}}                   | /filter/status
                    {"filter": {"reason": "http_6xx"}}                      | /filter/reason
                    {"filter": {"type": ""}}                                | /filter/type
                    {"filter": {"channel": "A"}}                            | /filter/channel
                    {"filter": {"since": "yesterday"}}                      | /filter/since
                    {"filter": {"since": "2100-01-02T00:00:00Z"}}           | /filter/since
                    {"filter": {"colour": "red"}}                           | /filter/colour
                    {"filter": {}, "ratePerSecond": 0}                      | /ratePerSecond
                    {"filter": {}, "ratePerSecond": 1001}                   | /ratePerSecond
                    {"filter": {}, "template": "old"}                       | /template
                    {"filter": {}, "dryRun": "yes"}                         | /dryRun
                    {"filter": {}, "limit": 10}                             | /limit
                    """)
    void refusesWhatItCannotDo(String body, String pointer) {
        Answer answer = desk.answer(Call.to(CREATE).saying(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    @Test
    void replaysAnEventToEachChannelThatWantsItNow() {
        AcceptedEvent event = desk.planned(TenantId.DEFAULT, 1, desk.moment(-60), "alerts");
        end(event, "alerts");
        desk.put("later");

        Answer answer = desk.answer(Call.to(EVENT, event.event().id().value()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.items("channel")).containsExactly("alerts", "later");
        assertThat(answer.body().findValuesAsText("replayed")).containsOnly("true");
        assertThat(delivery(event, "later").trigger()).isEqualTo(Trigger.REPLAY);
        assertThat(delivery(event, "alerts").status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(desk.wakeUps.queue().contents()).hasSize(2);
        assertThat(desk.answer(Call.to("GET /v1/deliveries")
                                .asking("event", event.event().id().value()))
                        .items("channel"))
                .containsExactly("alerts", "later");
    }

    @Test
    void leavesWhatIsOnItsWay() {
        AcceptedEvent event = desk.planned(TenantId.DEFAULT, 1, desk.moment(-60), "alerts");

        Answer answer = desk.answer(Call.to(EVENT, event.event().id().value()));

        assertThat(answer.body().at("/items/0/replayed").asBoolean()).isFalse();
        assertThat(answer.body().at("/items/0/detail").asText()).contains("on its way");
        assertThat(desk.wakeUps.queue().contents()).isEmpty();
    }

    @Test
    void replaysAnEventOnceHoweverOftenTheRequestIsRepeated() {
        AcceptedEvent event = desk.planned(TenantId.DEFAULT, 1, desk.moment(-60), "alerts");
        end(event, "alerts");
        Call call = Call.to(EVENT, event.event().id().value()).header("idempotency-key", "once");
        desk.answer(call);
        Delivery once = delivery(event, "alerts");
        end(event, "alerts");

        desk.answer(call);

        assertThat(delivery(event, "alerts").progress()).isEqualTo(once.progress());
        assertThat(delivery(event, "alerts").status()).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void knowsNoEventOfAnotherTenant() {
        AcceptedEvent event = desk.planned(TenantId.DEFAULT, 1, desk.moment(-60), "alerts");

        assertThat(desk.answer(Call.to(EVENT, event.event().id().value()).as("team-b"))
                        .status())
                .isEqualTo(404);
        assertThat(desk.answer(Call.to(EVENT, "evt_nothing")).status()).isEqualTo(404);
    }

    private Answer get(Answer created) {
        return desk.answer(Call.to(GET, created.body().path("id").asText()));
    }

    private void failed(int number) {
        AcceptedEvent event = desk.planned(TenantId.DEFAULT, number, desk.moment(-number), "alerts");
        Delivery pending = delivery(event, "alerts");
        desk.deliveries.replace(pending, pending.expiredAt(desk.moment(0)));
    }

    private void end(AcceptedEvent event, String channel) {
        Delivery open = delivery(event, channel);
        desk.deliveries.replace(open, open.cancelledAt(desk.moment(0)));
    }

    private Delivery delivery(AcceptedEvent event, String channel) {
        return desk.deliveries
                .find(
                        event.tenant(),
                        DeliveryKey.of(event, new ChannelId(channel)).id())
                .orElseThrow();
    }
}
