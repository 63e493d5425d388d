package dev.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.faults.Setting.Receivers;
import dev.postrider.faults.Setting.Weather;
import dev.postrider.faults.Setting.Weather.Fate;
import dev.postrider.proof.Call;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clocks that are wrong.
final class ClockTest {
    private static final int EVENTS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"PT30S", "PT1H"})
    @DisplayName(
            "F28: sandboxes whose clocks differ by half a minute or an hour lose nothing and never overwrite each other")
    void losesNothingHoweverWrongTheClocksAre(Duration drift) {
        long seed = Samples.seed("F28, " + drift);
        Random chance = new Random(seed);
        Weather weather = (kind, _) -> kind == Call.Kind.REPLACE && chance.nextInt(50) == 0 ? Fate.DIES : Fate.CALM;
        Rehearsal rehearsal = new Rehearsal(
                        Setting.of(Receivers.failing(2)).in(weather).withDrift(drift), seed)
                .channel(Samples.channel("orders", 5, 60, 600));
        IntStream.range(0, EVENTS)
                .forEach(n -> rehearsal.at(
                        Rehearsal.START.plusMillis(500L * n), () -> rehearsal.post(Samples.event(n, rehearsal.now()))));
        rehearsal.play(Rehearsal.START.plusMillis(500L * EVENTS));

        rehearsal.settle(Duration.ofDays(2));

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.deliveries().all())
                .allMatch(delivery ->
                        delivery.status() == DeliveryStatus.SUCCEEDED || hasLostItsWorkers(rehearsal, delivery));
        assertThat(rehearsal.chronicle().stops()).isPositive();
        assertThat(rehearsal.chronicle().requests().size())
                .isLessThanOrEqualTo(3 * EVENTS + rehearsal.chronicle().stops());
    }

    /// A delivery whose worker has died at three attempts in a row has come to the end that the rules give it; a wrong
    /// clock alone never brings it there.
    private static boolean hasLostItsWorkers(Rehearsal rehearsal, Delivery delivery) {
        List<Reason> reasons = delivery.attempts().stream().map(Attempt::reason).toList();
        return rehearsal.chronicle().stopsOf(delivery.key().id()) >= 3
                && reasons.subList(reasons.size() - 3, reasons.size()).stream().allMatch(Reason.WORKER_LOST::equals);
    }
}
