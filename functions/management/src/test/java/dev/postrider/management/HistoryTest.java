package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events and deliveries, as far as they are read.
final class HistoryTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final String DELIVERIES = "GET /v1/deliveries";

    private final Desk desk = new Desk();

    @Test
    void showsADeliveryWithItsAttempts() {
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "alerts");
        String id = delivery(event, "alerts").value();

        Desk.Answer answer = desk.answer(Call.to("GET /v1/deliveries/{id}", id));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").asText()).isEqualTo(id);
        assertThat(answer.body().path("event").asText())
                .isEqualTo(event.event().id().value());
        assertThat(answer.body().path("channel").asText()).isEqualTo("alerts");
        assertThat(answer.body().path("status").asText()).isEqualTo("pending");
        assertThat(answer.body().path("acceptedAt").asText()).isEqualTo("2100-01-01T00:00:00.000Z");
        assertThat(answer.body().required("attempts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/deliveries/{id}, dlv_01JD8Z3V6Q4M3S7B1H2K9XWYNT",
        "GET /v1/deliveries/{id}, ../x",
        "GET /v1/events/{id}, evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT",
        "GET /v1/events/{id}, ''"
    })
    void findsNothingUnderAnIdThatIsNotThere(String route, String id) {
        assertThat(desk.answer(Call.to(route, id)).status()).isEqualTo(404);
    }

    @Test
    void findsNothingOfAnotherTenant() {
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "alerts");
        String id = delivery(event, "alerts").value();

        List<Desk.Answer> answers = List.of(
                desk.answer(Call.to("GET /v1/deliveries/{id}", id).as("other")),
                desk.answer(Call.to("GET /v1/events/{id}", event.event().id().value())
                        .as("other")));

        assertThat(answers).extracting(Desk.Answer::status).containsOnly(404);
        assertThat(desk.answer(Call.to(DELIVERIES).asking("channel", "alerts").as("other"))
                        .items("id"))
                .isEmpty();
        assertThat(desk.answer(Call.to(DELIVERIES)
                                .asking("event", event.event().id().value())
                                .as("other"))
                        .items("id"))
                .isEmpty();
    }

    @Test
    void showsAnEventAndWhatEveryChannelMadeOfIt() throws Exception {
        desk.put("matched");
        desk.answer(Call.to("PUT /v1/channels/{id}", "picky").saying("""
                {"match":{"types":["nothing.*"]},"request":{"url":"https://hooks.example.com/"}}"""));
        desk.answer(Call.to("PUT /v1/channels/{id}", "off").saying("""
                {"state":"disabled","request":{"url":"https://hooks.example.com/"}}"""));
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "matched");

        Desk.Answer answer =
                desk.answer(Call.to("GET /v1/events/{id}", event.event().id().value()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("data"))
                .isEqualTo(Json.read(event.event().data().value()));
        assertThat(answer.body().required("channels"))
                .extracting(verdict -> verdict.path("channel").asText()
                        + " " + verdict.path("matched").asText()
                        + " " + verdict.path("clause").asText()
                        + verdict.path("delivery").asText())
                .containsExactly("matched true " + delivery(event, "matched"), "off false state", "picky false types");
    }

    @Test
    void explainsByTheChannelsAsTheyWereWhenTheEventCame() {
        desk.answer(Call.to("PUT /v1/channels/{id}", "picky")
                .saying("{\"request\":{\"url\":\"https://hooks.example.com/\"},\"match\":{\"types\":[\"order.*\"]}}"));
        desk.put("deleted");
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "deleted");
        desk.answer(Call.to("DELETE /v1/channels/{id}", "deleted"));
        desk.put("picky");
        desk.put("later");

        Desk.Answer answer =
                desk.answer(Call.to("GET /v1/events/{id}", event.event().id().value()));

        assertThat(answer.body().path("explainedAsOf").asText()).isEqualTo("planning");
        assertThat(answer.body().path("channels").findValuesAsText("channel")).containsExactly("deleted", "picky");
        assertThat(answer.body().path("channels").findValuesAsText("clause")).containsExactly("types");
    }

    @Test
    void listsEventsNewestFirstPageByPage() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(
                    desk.planned(TENANT, i, desk.moment(i)).event().id().value());
        }

        assertThat(all(Call.to("GET /v1/events").asking("limit", "3"))).isEqualTo(expected);
    }

    @Test
    void listsDeliveriesNewestFirstPageByPage() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            AcceptedEvent event = desk.planned(TENANT, i, desk.moment(i), "alerts", "others");
            expected.addFirst(delivery(event, "alerts").value());
        }

        assertThat(all(Call.to(DELIVERIES).asking("limit", "3").asking("channel", "alerts")))
                .isEqualTo(expected);
        assertThat(all(Call.to(DELIVERIES).asking("limit", "3"))).hasSize(14).containsAll(expected);
    }

    @Test
    void listsTheDeliveriesOfAnEvent() {
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "alpha", "bravo", "charlie");
        desk.planned(TENANT, 2, desk.moment(0), "alpha");

        Call call =
                Call.to(DELIVERIES).asking("event", event.event().id().value()).asking("limit", "2");

        assertThat(all(call))
                .containsExactly(
                        delivery(event, "alpha").value(),
                        delivery(event, "bravo").value(),
                        delivery(event, "charlie").value());
    }

    @Test
    void listsByStatusAndTime() {
        AcceptedEvent early = desk.planned(TENANT, 1, desk.moment(0), "alerts");
        AcceptedEvent middle = desk.planned(TENANT, 2, desk.moment(10), "alerts");
        AcceptedEvent late = desk.planned(TENANT, 3, desk.moment(20), "alerts");
        Delivery seen = desk.deliveries.find(TENANT, delivery(middle, "alerts")).orElseThrow();
        desk.deliveries.replace(seen, seen.cancelledAt(desk.moment(11)));

        assertThat(all(Call.to(DELIVERIES).asking("status", "cancelled")))
                .containsExactly(delivery(middle, "alerts").value());
        assertThat(all(Call.to(DELIVERIES).asking("status", "pending").asking("limit", "1")))
                .containsExactly(
                        delivery(late, "alerts").value(),
                        delivery(early, "alerts").value());
        assertThat(all(Call.to(DELIVERIES)
                        .asking("since", desk.moment(10).toString())
                        .asking("until", desk.moment(20).toString())))
                .containsExactly(delivery(middle, "alerts").value());
    }

    @Test
    void listsByReason() {
        AcceptedEvent expired = desk.planned(TENANT, 1, desk.moment(0), "alerts");
        desk.planned(TENANT, 2, desk.moment(10), "alerts");
        Delivery seen =
                desk.deliveries.find(TENANT, delivery(expired, "alerts")).orElseThrow();
        desk.deliveries.replace(seen, seen.expiredAt(desk.moment(11)));

        assertThat(all(Call.to(DELIVERIES).asking("reason", "expired")))
                .containsExactly(delivery(expired, "alerts").value());
        assertThat(all(Call.to(DELIVERIES).asking("reason", "http_5xx"))).isEmpty();
        assertThat(desk.answer(Call.to(DELIVERIES).asking("reason", "sulking")).status())
                .isEqualTo(400);
    }

    @Test
    void findsARareDeliveryBehindManyOthers() {
        AcceptedEvent rare = desk.planned(TENANT, 0, desk.moment(0), "alerts");
        Delivery seen = desk.deliveries.find(TENANT, delivery(rare, "alerts")).orElseThrow();
        desk.deliveries.replace(seen, seen.cancelledAt(desk.moment(1)));
        for (int i = 1; i <= 1200; i++) {
            desk.planned(TENANT, i, desk.moment(i), "alerts");
        }

        assertThat(all(Call.to(DELIVERIES).asking("status", "cancelled")))
                .containsExactly(delivery(rare, "alerts").value());
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0", "limit, 101", "limit, x", "limit, ''", "status, done", "status, FAILED", "channel, A",
        "event, 7", "since, yesterday", "until, 2026-11-21", "chanel, alerts", "cursor, x", "cursor, %%%", "cursor, ''"
    })
    void refusesAFilterThatItDoesNotKnow(String parameter, String value) {
        Desk.Answer answer = desk.answer(Call.to(DELIVERIES).asking(parameter, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText()).contains(parameter);
    }

    @Test
    void takesACursorOnlyForTheListItWasMadeFor() {
        for (int i = 0; i < 3; i++) {
            desk.planned(TENANT, i, desk.moment(i), "alerts", "others");
        }
        Call first = Call.to(DELIVERIES).asking("limit", "1").asking("channel", "alerts");
        String cursor = desk.answer(first).nextCursor();

        List<Desk.Answer> refused = List.of(
                desk.answer(first.asking("cursor", cursor).as("other")),
                desk.answer(first.asking("cursor", cursor).asking("channel", "others")),
                desk.answer(first.asking("cursor", cursor).asking("status", "pending")),
                desk.answer(Call.to("GET /v1/events").asking("cursor", cursor)),
                desk.answer(first.asking("cursor", cursor.substring(1))));

        assertThat(desk.answer(first.asking("cursor", cursor).asking("limit", "2"))
                        .status())
                .isEqualTo(200);
        assertThat(refused).extracting(Desk.Answer::status).containsOnly(400);
        assertThat(refused).extracting(Desk.Answer::code).containsOnly("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/deliveries", "GET /v1/deliveries/{id}", "GET /v1/events", "GET /v1/events/{id}"})
    void asksForTheScope(String route) {
        Call call = Call.to(route, "x");

        assertThat(desk.answer(call.scoped("channels:read events:write")).status())
                .isEqualTo(403);
        assertThat(desk.answer(call.as("")).status()).isEqualTo(401);
    }

    @Test
    void forgetsWhatHasExpired() {
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "alerts");
        desk.clock.advance(Duration.ofDays(60));

        assertThat(desk.answer(Call.to("GET /v1/events/{id}", event.event().id().value()))
                        .status())
                .isEqualTo(404);
    }

    private static DeliveryId delivery(AcceptedEvent event, String channel) {
        return DeliveryKey.of(event, new ChannelId(channel)).id();
    }

    /// The ids on all pages.
    private List<String> all(Call call) {
        Desk.Answer page = desk.answer(call);
        List<String> ids = new ArrayList<>(page.items("id"));
        while (!page.body().required("nextCursor").isNull()) {
            page = desk.answer(call.asking("cursor", page.nextCursor()));
            ids.addAll(page.items("id"));
        }
        return ids;
    }
}
