package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deliveries that people retry and cancel.
final class InterventionsTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final String RETRY = "POST /v1/deliveries/{id}/retry";
    private static final String CANCEL = "POST /v1/deliveries/{id}/cancel";

    private final Desk desk = new Desk();

    @Test
    void retriesADeliveryThatIsOverAndWakesIt() {
        AcceptedEvent event = planned();
        DeliveryId id = cancelled(event);

        Desk.Answer answer = desk.answer(Call.to(RETRY, id.value()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("id").asText()).isEqualTo(id.value());
        assertThat(answer.body().path("status").asText()).isEqualTo("pending");
        assertThat(desk.wakeUps.queue().contents())
                .containsExactly(new WakeUp(
                        TENANT, new ChannelId("alerts"), event.event().id(), 1));
    }

    @Test
    void retriesOnceHoweverOftenItIsAskedAtOnce() {
        DeliveryId id = cancelled(planned());
        desk.answer(Call.to(RETRY, id.value()));

        Desk.Answer second = desk.answer(Call.to(RETRY, id.value()));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("wrong_status");
        assertThat(second.body().path("detail").asText()).contains("about to begin");
        assertThat(desk.wakeUps.queue().contents()).hasSize(1);
    }

    @Test
    void doesNotRetryForAChannelThatIsGone() {
        AcceptedEvent event = desk.planned(TENANT, 1, desk.moment(0), "nowhere");

        Desk.Answer answer =
                desk.answer(Call.to(RETRY, delivery(event, "nowhere").value()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("detail").asText()).contains("gone");
    }

    @Test
    void cancelsADeliveryThatWaits() {
        DeliveryId id = delivery(planned(), "alerts");

        Desk.Answer answer = desk.answer(Call.to(CANCEL, id.value()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("cancelled");
        assertThat(desk.answer(Call.to(CANCEL, id.value())).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {RETRY, CANCEL})
    void asksForItsScope(String route) {
        Call call = Call.to(route, delivery(planned(), "alerts").value());

        assertThat(desk.answer(call.scoped("deliveries:read channels:write")).status())
                .isEqualTo(403);
        assertThat(desk.answer(call.as("")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {RETRY, CANCEL})
    void findsNothingThatIsNotThereOrAnothersTenants(String route) {
        String id = delivery(planned(), "alerts").value();

        assertThat(desk.answer(Call.to(route, id).as("other")).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to(route, "dlv_01JD8Z3V6Q4M3S7B1H2K9XWYNT")).status())
                .isEqualTo(404);
        assertThat(desk.answer(Call.to(route, "../x")).status()).isEqualTo(404);
    }

    private AcceptedEvent planned() {
        desk.put("alerts");
        return desk.planned(TENANT, 1, desk.moment(0), "alerts");
    }

    private DeliveryId cancelled(AcceptedEvent event) {
        DeliveryId id = delivery(event, "alerts");
        Delivery seen = desk.deliveries.find(TENANT, id).orElseThrow();
        desk.deliveries.replace(seen, seen.cancelledAt(desk.moment(1)));
        return id;
    }

    private static DeliveryId delivery(AcceptedEvent event, String channel) {
        return DeliveryKey.of(event, new ChannelId(channel)).id();
    }
}
