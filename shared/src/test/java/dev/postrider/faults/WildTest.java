package dev.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.faults.Setting.Weather;
import dev.postrider.faults.Setting.Weather.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Anything, at any moment.
final class WildTest {
    private static final int ROUNDS = 10;
    private static final int EVENTS = 500;

    @TestFactory
    @DisplayName("F41: random faults at random calls for 10,000 deliveries break no promise")
    Stream<DynamicTest> keepsEveryPromiseWhateverHappens() {
        long seed = Samples.seed("F41");
        return LongStream.range(seed, seed + ROUNDS)
                .mapToObj(each -> DynamicTest.dynamicTest(
                        "1,000 deliveries, -Dseed=" + each,
                        () -> assertThat(wrongs(each)).isEmpty()));
    }

    private static List<String> wrongs(long seed) {
        Random chance = new Random(seed);
        Setting setting = Setting.of(request -> switch (chance.nextInt(10)) {
                    case 0, 1, 2 -> Setting.FAILS;
                    case 3 -> Setting.HANGS;
                    default -> Setting.LANDS;
                })
                .in(stormy(chance))
                .with(WildTest::mail)
                .withLatency(Duration.ofSeconds(2))
                .withDrift(Duration.ofSeconds(4));
        Rehearsal rehearsal = new Rehearsal(setting, seed)
                .channel(Samples.channel("orders", 5, 60, 1200))
                .channel(Samples.channel("invoices", 10, 20, 30, 40));
        IntStream.range(0, EVENTS)
                .forEach(n -> rehearsal.at(
                        Rehearsal.START.plusMillis(chance.nextInt(600_000)),
                        () -> rehearsal.post(Samples.event(n, rehearsal.now()))));
        rehearsal.play(Rehearsal.START.plus(Duration.ofMinutes(11)));

        rehearsal.settle(Duration.ofDays(2));

        System.out.println("F41: " + rehearsal.chronicle());
        assertThat(rehearsal.deliveries().all()).hasSize(2 * EVENTS);
        return Truth.wrongsOf(rehearsal);
    }

    private static Weather stormy(Random chance) {
        return (_, _) -> switch (chance.nextInt(200)) {
            case 0 -> Fate.REFUSED;
            case 1 -> Fate.UNANSWERED;
            case 2 -> Fate.DIES;
            case 3 -> Fate.DIES_AFTER;
            default -> Fate.CALM;
        };
    }

    private static List<Duration> mail(Random chance) {
        return switch (chance.nextInt(10)) {
            case 0 -> List.of();
            case 1 -> List.of(Duration.ZERO, Duration.ofSeconds(chance.nextInt(60)));
            default -> List.of(Duration.ofMillis(chance.nextInt(1000)));
        };
    }
}
