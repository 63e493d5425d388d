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
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// DynamoDB and SQS in trouble, while events keep coming.
final class OutageTest {
    private static final int EVENTS = 300;
    private static final Instant BEGIN = Rehearsal.START.plusSeconds(60);
    private static final Duration LONG = Duration.ofHours(3);

    /// How often the SDK's client for DynamoDB tries a call, until it gives up.
    private static final int TRIES = 4;

    @Test
    @DisplayName("F6: half of all table requests throttled for five minutes, and nothing is lost or given up")
    void losesNothingWhileTablesAreThrottled() {
        long seed = Samples.seed("F6");
        Random chance = new Random(seed);
        Weather weather = (kind, now) -> isTable(kind)
                        && isWithin(now, Duration.ofMinutes(5))
                        && IntStream.range(0, TRIES).allMatch(_ -> chance.nextBoolean())
                ? Fate.REFUSED
                : Fate.CALM;

        Rehearsal rehearsal = rehearse(Setting.of(Receivers.failing(1)).in(weather), seed);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.deliveries().all()).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(rehearsal.chronicle().stops()).isPositive();
        assertThat(rehearsal.chronicle().mostReceives()).isLessThan(10);
    }

    @Test
    @DisplayName("F7: no table answers for ten minutes: nothing is sent that was not claimed, and all lands afterwards")
    void sendsNothingWithoutTheTableAndEverythingAfterwards() {
        Duration outage = Duration.ofMinutes(10);
        Weather weather = (kind, now) -> isTable(kind) && isWithin(now, outage) ? Fate.REFUSED : Fate.CALM;

        Rehearsal rehearsal = rehearse(Setting.of(Receivers.failing(1)).in(weather), 1);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().requests())
                .extracting(answered -> answered.request().at())
                .noneMatch(at -> at.isAfter(BEGIN) && at.isBefore(BEGIN.plus(outage)));
        assertThat(rehearsal.deliveries().all())
                .extracting(Delivery::status)
                .hasSize(EVENTS)
                .containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(rehearsal.chronicle().mostReceives()).isLessThan(10);
    }

    @Test
    @DisplayName("F8: a record that fails after a 200 makes one repetition at most, and history says what is not known")
    void repeatsOnceWhatCouldNotBeRecorded() {
        Rehearsal rehearsal = new Rehearsal(
                Setting.of(Receivers.failing(0)).in(new Weather() {
                    // mutable: the first record fails
                    private boolean isSent;

                    @Override
                    public Fate of(Call.Kind kind, Instant now) {
                        boolean fails = isSent && kind == Call.Kind.REPLACE;
                        isSent = kind == Call.Kind.SEND && now.equals(Rehearsal.START);
                        return fails ? Fate.REFUSED : Fate.CALM;
                    }
                }),
                1);
        rehearsal.channel(Samples.channel("orders", 5)).post(Samples.event(1, rehearsal.now()));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().requests()).hasSize(2);
        assertThat(rehearsal.deliveries().all())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.attempts())
                        .extracting(Attempt::reason)
                        .containsExactly(Reason.WORKER_LOST, Reason.OK));
    }

    @Test
    @DisplayName(
            "F10: the retry queue takes nothing for ten minutes, and every retry comes within two minutes of its return")
    void retriesOnceTheQueueIsBack() {
        Duration outage = Duration.ofMinutes(10);
        Weather weather = (kind, now) -> kind == Call.Kind.WAKE && isWithin(now, outage) ? Fate.REFUSED : Fate.CALM;

        Rehearsal rehearsal = rehearse(Setting.of(Receivers.failing(1)).in(weather), 1);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().requests()).hasSize(2 * EVENTS);
        assertThat(rehearsal.chronicle().requests())
                .extracting(answered -> answered.request().at())
                .allMatch(at -> at.isBefore(BEGIN.plus(outage).plus(Duration.ofMinutes(2))));
    }

    /// Three events a second, from a minute before the outage to its first moments.
    private static Rehearsal rehearse(Setting setting, long seed) {
        Rehearsal rehearsal = new Rehearsal(setting, seed).channel(Samples.channel("orders", 20, 60));
        IntStream.range(0, EVENTS)
                .forEach(n -> rehearsal.at(
                        Rehearsal.START.plusMillis(333L * n), () -> rehearsal.post(Samples.event(n, rehearsal.now()))));
        rehearsal.play(Rehearsal.START.plusMillis(333L * EVENTS));
        rehearsal.settle(LONG);
        return rehearsal;
    }

    private static boolean isWithin(Instant now, Duration outage) {
        return !now.isBefore(BEGIN) && now.isBefore(BEGIN.plus(outage));
    }

    private static boolean isTable(Call.Kind kind) {
        return kind != Call.Kind.SEND && kind != Call.Kind.WAKE;
    }
}
