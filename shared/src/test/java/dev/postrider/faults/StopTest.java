package dev.postrider.faults;

import static dev.postrider.faults.Setting.FAILS;
import static dev.postrider.faults.Setting.HANGS;
import static dev.postrider.faults.Setting.LANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.EventId;
import dev.postrider.faults.Setting.Receivers;
import dev.postrider.faults.Setting.Weather;
import dev.postrider.faults.Setting.Weather.Fate;
import dev.postrider.proof.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sandboxes that die.
final class StopTest {
    private static final Duration LONG = Duration.ofHours(2);

    /// What receivers do, and how many attempts that makes when nothing goes wrong.
    static Stream<List<Exchange>> answers() {
        return Stream.of(List.of(LANDS), List.of(FAILS, LANDS), List.of(HANGS, LANDS), List.of(FAILS));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("F1: a sandbox that dies at any call, before or after it, costs one request at most and loses nothing")
    void losesNothingWhereverASandboxDies(List<Exchange> answers) {
        IntFunction<Exchange> reply = number -> answers.get(Math.min(number, answers.size()) - 1);
        int calls = count(rehearse(Fate.CALM, 0, request -> reply.apply(request.number())));

        List<String> wrongs = IntStream.rangeClosed(1, calls)
                .boxed()
                .flatMap(call -> Stream.of(Fate.DIES, Fate.DIES_AFTER).flatMap(fate -> {
                    Rehearsal stopped = rehearse(fate, call, request -> reply.apply(request.number()))
                            .rehearsal();
                    return Truth.wrongsOf(stopped).stream().map(wrong -> fate + " at call " + call + ": " + wrong);
                }))
                .toList();

        assertThat(calls).isGreaterThan(6);
        assertThat(wrongs).isEmpty();
    }

    @Test
    @DisplayName(
            "F4: a death between request and record makes one repetition under the same webhook-id; history has both")
    void repeatsUnderTheSameIdWhatWasSentAndNotRecorded() {
        Rehearsal rehearsal = rehearse(Setting.of(Receivers.failing(0)).in(once(Call.Kind.SEND, Fate.DIES_AFTER)));

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().to("orders").map(Sighting::webhookId).distinct())
                .hasSize(1);
        assertThat(rehearsal.chronicle().requests()).hasSize(2);
        assertThat(only(rehearsal).attempts())
                .extracting(Attempt::reason)
                .containsExactly(Reason.WORKER_LOST, Reason.OK);
    }

    @Test
    @DisplayName("F5: a death between record and wake-up delays the retry by two minutes at most")
    void retriesInTimeWhenTheWakeUpWasNeverSent() {
        Rehearsal rehearsal = rehearse(Setting.of(Receivers.failing(1)).in(once(Call.Kind.WAKE, Fate.DIES)));

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(gaps(rehearsal))
                .singleElement()
                .satisfies(gap -> assertThat(gap)
                        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(5).plusMinutes(2)));
    }

    @Test
    @DisplayName(
            "F24: a delivery that kills its worker ends as worker_lost after three claims; the others of its batch land")
    void endsAPoisonousDeliveryAfterThreeWorkers() {
        EventId poison = Samples.event(3, Rehearsal.START).event().id();
        Rehearsal rehearsal = new Rehearsal(
                Setting.of(request -> request.delivery().event().equals(poison) ? Setting.KILLS : LANDS), 1);
        rehearsal.channel(Samples.channel("orders", 5, 300));
        IntStream.range(0, 10).forEach(n -> rehearsal.post(Samples.event(n, rehearsal.now())));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.deliveries().all().stream().map(Delivery::status))
                .filteredOn(DeliveryStatus.SUCCEEDED::equals)
                .hasSize(9);
        assertThat(rehearsal.deliveries().all())
                .filteredOn(delivery -> delivery.status() == DeliveryStatus.FAILED)
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.attempts()).extracting(Attempt::reason).containsOnly(Reason.WORKER_LOST);
                    assertThat(delivery.attempts()).hasSize(3);
                    assertThat(((DeliveryState.Failed) delivery.state()).reason())
                            .isEqualTo(Reason.WORKER_LOST);
                });
    }

    @Test
    @DisplayName("F26: of a batch whose invocation times out, what was done is not repeated and the rest goes on")
    void repeatsNothingOfWhatABatchHadDone() {
        Rehearsal rehearsal = new Rehearsal(
                Setting.of(request -> isOdd(request) && request.number() == 1
                        ? new Exchange(LANDS.outcome(), Duration.ofSeconds(14), LANDS.response())
                        : LANDS),
                1);
        rehearsal.channel(Samples.channel("orders", 5));
        IntStream.range(0, 10).forEach(n -> rehearsal.post(Samples.event(n, rehearsal.now())));
        rehearsal.at(Rehearsal.START.plusSeconds(5), rehearsal::killAll);

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.deliveries().all()).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(rehearsal.chronicle().requests()).hasSize(15);
    }

    private static boolean isOdd(Sighting request) {
        return IntStream.of(1, 3, 5, 7, 9)
                .mapToObj(n -> Samples.event(n, Rehearsal.START).event().id())
                .anyMatch(request.delivery().event()::equals);
    }

    /// A run and how many calls were made in it.
    private record Run(Rehearsal rehearsal, AtomicInteger calls) {}

    private static int count(Run run) {
        return run.calls().get();
    }

    /// One event for one channel, in which one call meets its fate.
    private static Run rehearse(Fate fate, int call, Receivers receivers) {
        AtomicInteger calls = new AtomicInteger();
        Weather weather = (_, _) -> calls.incrementAndGet() == call ? fate : Fate.CALM;
        return new Run(rehearse(Setting.of(receivers).in(weather)), calls);
    }

    private static Rehearsal rehearse(Setting setting) {
        Rehearsal rehearsal = new Rehearsal(setting, 1).channel(Samples.channel("orders", 5, 60));
        rehearsal.post(Samples.event(1, rehearsal.now()));
        rehearsal.settle(LONG);
        return rehearsal;
    }

    private static Weather once(Call.Kind some, Fate fate) {
        AtomicInteger calls = new AtomicInteger();
        return (kind, _) -> kind == some && calls.incrementAndGet() == 1 ? fate : Fate.CALM;
    }

    private static Delivery only(Rehearsal rehearsal) {
        assertThat(rehearsal.deliveries().all()).hasSize(1);
        return rehearsal.deliveries().all().getFirst();
    }

    /// How long the requests came after one another.
    private static List<Duration> gaps(Rehearsal rehearsal) {
        List<Instant> times =
                rehearsal.chronicle().to("orders").map(Sighting::at).toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }
}
