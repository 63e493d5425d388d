package dev.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.faults.Setting.Receivers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Messages that come twice, late, out of order, or never.
final class MessageTest {
    private static final int EVENTS = 300;
    private static final Duration LONG = Duration.ofHours(3);

    @Test
    @DisplayName(
            "F2: messages that come once to three times, in any order and side by side, make one request per attempt")
    void sendsEachAttemptOnceHoweverOftenItIsWoken() {
        long seed = Samples.seed("F2");
        Rehearsal rehearsal = new Rehearsal(
                        Setting.of(Receivers.failing(2))
                                .with(MessageTest::upToThreeTimes)
                                .withLatency(Duration.ofMillis(300)),
                        seed)
                .channel(Samples.channel("orders", 5, 30, 60));
        postAll(rehearsal);

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().stops()).isZero();
        assertThat(rehearsal.chronicle().requests()).hasSize(3 * EVENTS);
        assertThat(rehearsal.deliveries().all()).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
    }

    private static List<Duration> upToThreeTimes(Random chance) {
        return IntStream.rangeClosed(0, chance.nextInt(3))
                .mapToObj(_ -> chance.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(chance.nextInt(90)))
                .toList();
    }

    @Test
    @DisplayName("F3: with a tenth of all wake-ups lost, everything lands, and each loss costs two minutes at most")
    void bringsWhatNoMessageBrought() {
        long seed = Samples.seed("F3");
        Rehearsal rehearsal = new Rehearsal(
                        Setting.of(Receivers.failing(2))
                                .with(chance -> chance.nextInt(10) == 0 ? List.of() : List.of(Duration.ZERO)),
                        seed)
                .channel(Samples.channel("orders", 5, 600, 1800));
        postAll(rehearsal);

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().lostWakeUps()).isGreaterThan(EVENTS / 10);
        assertThat(rehearsal.deliveries().all()).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(rehearsal.deliveries().all()).allSatisfy(delivery -> {
            assertThat(delay(delivery, 2, 5)).isLessThan(patience(rehearsal, delivery, 2));
            assertThat(delay(delivery, 3, 600)).isLessThan(patience(rehearsal, delivery, 3));
        });
    }

    private static Duration patience(Rehearsal rehearsal, Delivery delivery, int attempt) {
        DeliveryKey key = delivery.key();
        int losses = rehearsal.chronicle().losses(new WakeUp(key.tenant(), key.channel(), key.event(), attempt));
        return Duration.ofMinutes(2).multipliedBy(losses).plusSeconds(1);
    }

    /// How much later than its wait an attempt has come.
    private static Duration delay(Delivery delivery, int attempt, int waitSeconds) {
        Instant before = delivery.attempts().get(attempt - 2).timing().startedAt();
        return Duration.between(
                before.plusSeconds(waitSeconds),
                delivery.attempts().get(attempt - 1).timing().startedAt());
    }

    @Test
    @DisplayName("F33: the same Idempotency-Key fifty times at once is one event, one delivery and one request")
    void deliversOnceWhatWasPostedFiftyTimes() {
        long seed = Samples.seed("F33");
        Rehearsal rehearsal = new Rehearsal(Setting.of(Receivers.failing(0)).withLatency(Duration.ofMillis(200)), seed)
                .channel(Samples.channel("orders", 5));
        IntStream.range(0, 50)
                .forEach(n ->
                        rehearsal.post(withKey("order-1001", rehearsal.now().plusMillis(n))));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().events()).hasSize(1);
        assertThat(rehearsal.deliveries().all()).hasSize(1);
        assertThat(rehearsal.chronicle().requests()).hasSize(1);
    }

    private static AcceptedEvent withKey(String key, Instant acceptedAt) {
        Event plain = Samples.event(1, acceptedAt).event();
        Event keyed = new Event(
                EventId.ofIdempotencyKey(TenantId.DEFAULT, key, 0),
                Optional.empty(),
                plain.source(),
                plain.type(),
                plain.subject(),
                plain.time(),
                plain.data(),
                plain.extensions());
        return new AcceptedEvent(TenantId.DEFAULT, acceptedAt, keyed);
    }

    private static void postAll(Rehearsal rehearsal) {
        IntStream.range(0, EVENTS)
                .forEach(n -> rehearsal.at(
                        Rehearsal.START.plusMillis(200L * n), () -> rehearsal.post(Samples.event(n, rehearsal.now()))));
        rehearsal.play(Rehearsal.START.plusMillis(200L * EVENTS));
    }
}
