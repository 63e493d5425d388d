package dev.postrider.benchmarks.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.benchmarks.load.Lap;
import dev.postrider.benchmarks.load.LoadedStack;
import dev.postrider.benchmarks.load.Pace;
import dev.postrider.benchmarks.load.Plan;
import dev.postrider.benchmarks.load.Receiver;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GroundTest {
    @Test
    void letsEventsThroughTheStackAndThroughItsCallsAlone() throws IOException {
        try (Receiver receiver = Receiver.open(0);
                GroundProcess ground = GroundProcess.start("root");
                LoadedStack stack = LoadedStack.prepare(ground.stack(), "root", 2, receiver)) {
            Lap lap = stack.driver(receiver).run(new Plan(20, 2, new Pace.Closed(4), Duration.ofMinutes(2)));

            assertThat(lap.refused()).isZero();
            assertThat(lap.missing()).isEmpty();
            assertThat(ground.floor(20)).isPositive();
            assertThat(ground.floor(20)).as("other events than before").isPositive();
        }
    }
}
