package dev.postrider.faults;

import static dev.postrider.faults.Setting.FAILS;
import static dev.postrider.faults.Setting.LANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.engine.Operator;
import dev.postrider.event.TenantId;
import dev.postrider.faults.Setting.Receivers;
import dev.postrider.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Owners who change channels, and people who retry, while deliveries are under way.
final class OwnerTest {
    private static final ChannelId ORDERS = new ChannelId("orders");
    private static final Duration LONG = Duration.ofHours(3);

    /// During the first attempt, which takes ten seconds, or during the wait of a minute that follows it.
    @ParameterizedTest
    @ValueSource(ints = {5, 40})
    @DisplayName("F31: a channel deleted while a delivery is sent or waits cancels it, after what was under way")
    void cancelsWhatIsLeftForADeletedChannel(int second) {
        Rehearsal rehearsal = failingOnceSlowly();
        rehearsal.at(
                Rehearsal.START.plusSeconds(second),
                () -> rehearsal
                        .channels()
                        .delete(
                                TenantId.DEFAULT,
                                ORDERS,
                                current(rehearsal).version().number()));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(only(rehearsal).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(rehearsal.chronicle().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40})
    @DisplayName(
            "F31: a channel paused while a delivery is sent or waits holds it, its clock stopped, until it is resumed")
    void holdsWhatIsLeftForAPausedChannel(int second) {
        Rehearsal rehearsal = failingOnceSlowly();
        rehearsal.at(Rehearsal.START.plusSeconds(second), () -> save(rehearsal, ChannelState.PAUSED));
        rehearsal.at(Rehearsal.START.plus(Duration.ofDays(8)), () -> save(rehearsal, ChannelState.ENABLED));
        rehearsal.play(Rehearsal.START.plus(Duration.ofDays(7)));
        DeliveryStatus meanwhile = only(rehearsal).status();

        rehearsal.settle(Duration.ofDays(2));

        assertThat(meanwhile).isEqualTo(DeliveryStatus.HELD);
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(only(rehearsal).status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    @Test
    @DisplayName("F31: a URL changed while a delivery waits is where the next attempt goes")
    void sendsTheNextAttemptToTheNewUrl() {
        Rehearsal rehearsal = failingOnceSlowly();
        RequestTemplate elsewhere = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template("https://new.example.com/b"),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.empty());
        rehearsal.at(
                Rehearsal.START.plusSeconds(40),
                () -> save(rehearsal, current(rehearsal).with(elsewhere)));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal
                        .chronicle()
                        .to("orders")
                        .map(request -> request.request().uri().getHost()))
                .containsExactly("hooks.example.com", "new.example.com");
        assertThat(only(rehearsal).attempts())
                .extracting(Attempt::channelVersion)
                .containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("F32: a retry asked for during an attempt is refused, and nothing is sent twice")
    void refusesARetryWhileAnAttemptIsUnderWay() {
        List<Intervention> answers = new ArrayList<>();
        Rehearsal rehearsal = failingOnceSlowly();
        rehearsal.at(Rehearsal.START.plusSeconds(5), () -> answers.add(retry(rehearsal)));

        rehearsal.settle(LONG);

        assertThat(answers).hasOnlyElementsOfType(Intervention.Refused.class);
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().requests()).hasSize(2);
    }

    @Test
    @DisplayName("F32: ten retries at once of a delivery that waits are one attempt, in place of the wait")
    void makesOneAttemptOfManyWishes() {
        List<Intervention> answers = new ArrayList<>();
        Rehearsal rehearsal = failingOnceSlowly();
        rehearsal.at(
                Rehearsal.START.plusSeconds(40),
                () -> IntStream.range(0, 10).forEach(_ -> answers.add(retry(rehearsal))));

        rehearsal.settle(LONG);

        assertThat(answers).hasAtLeastOneElementOfType(Intervention.Granted.class);
        assertThat(answers.stream().filter(Intervention.Granted.class::isInstance))
                .hasSize(1);
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(only(rehearsal).attempts())
                .extracting(Attempt::trigger)
                .containsExactly(Trigger.AUTO, Trigger.MANUAL);
        assertThat(rehearsal.chronicle().to("orders").map(Sighting::at).toList().getLast())
                .isEqualTo(Rehearsal.START.plusSeconds(40));
    }

    @Test
    @DisplayName("F32: each retry granted after the end is one more attempt, with a schedule that starts afresh")
    void startsTheScheduleAfreshAfterTheEnd() {
        Rehearsal rehearsal =
                new Rehearsal(Setting.of(Receivers.failing(6)), 1).channel(Samples.channel("orders", 5, 10));
        rehearsal.post(Samples.event(1, rehearsal.now()));
        rehearsal.settle(LONG);
        DeliveryState first = only(rehearsal).state();
        Intervention second = retry(rehearsal);
        rehearsal.settle(LONG);
        DeliveryState afterSecond = only(rehearsal).state();
        Intervention third = retry(rehearsal);

        rehearsal.settle(LONG);

        assertThat(List.of(first, afterSecond)).hasOnlyElementsOfType(DeliveryState.Failed.class);
        assertThat(List.of(second, third)).hasOnlyElementsOfType(Intervention.Granted.class);
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(only(rehearsal).status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(only(rehearsal).attempts()).hasSize(3 + 3 + 1);
        assertThat(rehearsal.chronicle().to("orders").map(Sighting::webhookId).distinct())
                .hasSize(1);
    }

    @Test
    @DisplayName("F32: a delivery that has succeeded can be sent again, once for each wish")
    void sendsAgainWhatHasLanded() {
        Rehearsal rehearsal = new Rehearsal(Setting.of(Receivers.failing(0)), 1).channel(Samples.channel("orders", 5));
        rehearsal.post(Samples.event(1, rehearsal.now()));
        rehearsal.settle(LONG);
        for (int i = 0; i < 3; i++) {
            assertThat(retry(rehearsal)).isInstanceOf(Intervention.Granted.class);
            rehearsal.settle(LONG);
        }

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().requests()).hasSize(4);
    }

    /// The first attempt takes ten seconds and fails; the next follows a minute later.
    private static Rehearsal failingOnceSlowly() {
        Exchange slowly = new Exchange(FAILS.outcome(), Duration.ofSeconds(10), Optional.empty());
        Rehearsal rehearsal = new Rehearsal(Setting.of(request -> request.number() == 1 ? slowly : LANDS), 1)
                .channel(Samples.channel("orders", 60));
        rehearsal.post(Samples.event(1, rehearsal.now()));
        return rehearsal;
    }

    private static Intervention retry(Rehearsal rehearsal) {
        DeliveryId id = only(rehearsal).key().id();
        return new Operator(rehearsal.channels(), rehearsal.deliveries(), rehearsal::enqueue, rehearsal::now)
                .retry(TenantId.DEFAULT, id)
                .orElseThrow();
    }

    private static void save(Rehearsal rehearsal, ChannelState state) {
        save(rehearsal, current(rehearsal).with(ChannelStatus.chosen(state, rehearsal.now())));
    }

    private static void save(Rehearsal rehearsal, Channel changed) {
        Channel.Version seen = changed.version();
        rehearsal.channels().save(TenantId.DEFAULT, changed.with(seen.next(rehearsal.now())), seen.number());
    }

    private static Channel current(Rehearsal rehearsal) {
        return rehearsal.channels().find(TenantId.DEFAULT, ORDERS).orElseThrow();
    }

    private static Delivery only(Rehearsal rehearsal) {
        assertThat(rehearsal.deliveries().all()).hasSize(1);
        return rehearsal.deliveries().all().getFirst();
    }
}
