package dev.postrider.faults;

import static dev.postrider.faults.Setting.HANGS;
import static dev.postrider.faults.Setting.LANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.TenantId;
import dev.postrider.faults.Setting.Receivers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Receivers that are down, for a day or for ever, that cry for mercy, that hang, and their neighbours that do not.
final class ReceiverTest {
    private static final Exchange DOWN = refusal(500, Optional.empty());
    private static final Exchange TOO_MANY = refusal(429, Optional.of("60"));
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    @DisplayName("F12: 10,000 deliveries to a receiver that is down for a day land when it is back, slowly at first")
    void deliversEverythingAfterADay() {
        Instant back = Rehearsal.START.plus(Duration.ofDays(1));
        Rehearsal rehearsal = rehearsal(
                request -> request.channel().equals("orders") && request.at().isBefore(back) ? DOWN : LANDS);
        postEvery(rehearsal, Duration.ofMillis(8640), 10_000, "order");
        postEvery(rehearsal, Duration.ofSeconds(864), 100, "invoice");
        rehearsal.play(back);
        int whileDown = (int) rehearsal.chronicle().to("orders").count();

        rehearsal.settle(Duration.ofDays(2));

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.deliveries().all())
                .extracting(Delivery::status)
                .hasSize(10_100)
                .containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(whileDown).as("ten until it opened, then probes").isBetween(90, 130);
        assertThat(rehearsal.chronicle().announcements("postrider.channel.recovered"))
                .as("how often it closed")
                .isEqualTo(1);
        Instant release = rehearsal
                .chronicle()
                .to("orders")
                .map(Sighting::at)
                .filter(at -> !at.isBefore(back))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(count(rehearsal, "orders", release, release.plusSeconds(10)))
                .as("in the first ten seconds after the probe")
                .isLessThanOrEqualTo(10 * 10 + 1);
        assertThat(delays(rehearsal, "invoices")).allMatch(delay -> delay.compareTo(SOON) < 0);
    }

    @Test
    @DisplayName(
            "F13: a receiver that is down for ever has its channel disabled, which is told once, and holds the rest")
    void disablesAChannelWhoseReceiverIsGoneForGood() {
        Rehearsal rehearsal = rehearsal(request -> request.channel().equals("orders") ? DOWN : LANDS);
        rehearsal.channel(Samples.wanting("postrider.*", Samples.channel("ops", 5)));
        postEvery(rehearsal, Duration.ofHours(4), 60, "order");

        rehearsal.play(Rehearsal.START.plus(Duration.ofDays(12)));

        Channel orders = rehearsal
                .channels()
                .find(TenantId.DEFAULT, new ChannelId("orders"))
                .orElseThrow();
        assertThat(orders.state()).isEqualTo(ChannelState.DISABLED);
        assertThat(orders.status().reason()).contains(ChannelStatus.Reason.FAILING);
        assertThat(rehearsal.chronicle().announcements("postrider.channel.disabled"))
                .isEqualTo(1);
        List<Delivery> all = deliveries(rehearsal, "orders");
        assertThat(all).hasSize(60);
        assertThat(all).extracting(Delivery::status).containsOnly(DeliveryStatus.FAILED, DeliveryStatus.HELD);
        assertThat(all)
                .allSatisfy(delivery -> assertThat(delivery.attempts())
                        .hasSizeLessThanOrEqualTo(
                                RetryPolicy.STANDARD.schedule().size() + 1));
        assertThat(deliveries(rehearsal, "ops")).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
    }

    @Test
    @DisplayName("F21: a receiver that answers 1,000 events with 429 and a minute's pause is asked once a minute")
    void asksOnceAMinuteWhoeverWantsAMinute() {
        Instant mercy = Rehearsal.START.plus(Duration.ofMinutes(30));
        Rehearsal rehearsal = rehearsal(
                request -> request.channel().equals("orders") && request.at().isBefore(mercy) ? TOO_MANY : LANDS);
        postEvery(rehearsal, Duration.ofMillis(100), 1_000, "order");
        postEvery(rehearsal, Duration.ofSeconds(1), 100, "invoice");
        rehearsal.play(mercy);
        List<Instant> asked =
                rehearsal.chronicle().to("orders").map(Sighting::at).toList();

        rehearsal.settle(Duration.ofDays(1));

        assertThat(IntStream.range(1, asked.size()))
                .allMatch(i -> Duration.between(asked.get(i - 1), asked.get(i)).compareTo(Duration.ofMinutes(1)) >= 0);
        assertThat(asked).hasSizeBetween(10, 31);
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.deliveries().all()).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(delays(rehearsal, "invoices")).allMatch(delay -> delay.compareTo(SOON) < 0);
    }

    @Test
    @DisplayName("F22: a receiver that hangs under a backlog of 10,000 delays its neighbours by seconds, once")
    void delaysNobodyForOneWhoHangs() {
        Rehearsal rehearsal = new Rehearsal(
                        Setting.of(request -> request.channel().equals("orders") ? HANGS : LANDS)
                                .withLatency(Duration.ofMillis(20)),
                        1)
                .channel(Samples.wanting("order", Samples.channel("orders", 5, 60)))
                .channel(Samples.wanting("invoice", Samples.channel("invoices", 5)));
        postEvery(rehearsal, Duration.ofMillis(10), 10_000, "order");
        postEvery(rehearsal, Duration.ofMillis(50), 6_000, "invoice");

        rehearsal.play(Rehearsal.START.plus(Duration.ofMinutes(6)));

        List<Duration> delays = delays(rehearsal, "invoices").sorted().toList();
        assertThat(delays).hasSize(6_000);
        System.out.println("F22: " + delays.get(6_000 * 99 / 100) + " of 99 in a hundred, all " + delays.getLast());
        assertThat(delays.getLast()).isLessThan(SOON);
        assertThat(delays.get(6_000 * 99 / 100)).isLessThan(Duration.ofSeconds(1));
    }

    /// With the standard schedule for orders.
    private static Rehearsal rehearsal(Receivers receivers) {
        return new Rehearsal(Setting.of(receivers), 1)
                .channel(Samples.wanting("order", SampleChannel.named("orders")))
                .channel(Samples.wanting("invoice", Samples.channel("invoices", 5)));
    }

    private static void postEvery(Rehearsal rehearsal, Duration interval, int count, String type) {
        IntStream.range(0, count)
                .forEach(n -> rehearsal.at(
                        Rehearsal.START.plus(interval.multipliedBy(n)),
                        () -> rehearsal.post(Samples.event(type, type.length() * 100_000 + n, rehearsal.now()))));
    }

    private static List<Delivery> deliveries(Rehearsal rehearsal, String channel) {
        return rehearsal.deliveries().all().stream()
                .filter(delivery -> delivery.key().channel().value().equals(channel))
                .toList();
    }

    private static long count(Rehearsal rehearsal, String channel, Instant from, Instant until) {
        return rehearsal
                .chronicle()
                .to(channel)
                .map(Sighting::at)
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .count();
    }

    /// From each event's acceptance to the first request of its delivery.
    private static Stream<Duration> delays(Rehearsal rehearsal, String channel) {
        return rehearsal
                .chronicle()
                .to(channel)
                .filter(request -> request.number() == 1)
                .map(request -> Duration.between(
                        rehearsal
                                .events()
                                .find(TenantId.DEFAULT, request.delivery().event())
                                .orElseThrow()
                                .accepted()
                                .acceptedAt(),
                        request.at()));
    }

    private static Exchange refusal(int status, Optional<String> retryAfter) {
        return new Exchange(new AttemptOutcome.Refused(status, retryAfter), Duration.ofMillis(20), Optional.empty());
    }
}
