package dev.postrider.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.benchmarks.load.Driver;
import dev.postrider.benchmarks.load.Intake;
import dev.postrider.benchmarks.load.Lap;
import dev.postrider.benchmarks.load.Pace;
import dev.postrider.benchmarks.load.Plan;
import dev.postrider.benchmarks.load.Receiver;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StandTest {
    static Stream<Pace> paces() {
        return Stream.of(new Pace.Closed(16), new Pace.Open(500));
    }

    @ParameterizedTest
    @MethodSource("paces")
    void deliversEveryEventOnce(Pace pace) {
        try (Receiver receiver = Receiver.open(0);
                Stand stand = Stand.open(0, receiver.endpoint(0))) {
            Lap lap = new Driver(stand.address(), "", Intake.EVENTS, receiver)
                    .run(new Plan(200, 1, pace, Duration.ofMinutes(1)));

            assertThat(lap.refused()).isZero();
            assertThat(lap.missing()).isEmpty();
            assertThat(lap.repeated()).isEmpty();
        }
    }
}
