package dev.postrider.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.benchmarks.load.Receiver;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the engine stands up to be compared; the others are fetched when they are wanted.
final class RoundTest {
    @TempDir
    private Path folder;

    @Test
    void measuresTheEngineInAProcessOfItsOwn() {
        try (Receiver receiver = Receiver.open(0);
                Running running = Peer.POSTRIDER
                        .start(new Place(folder, receiver.endpoint(0)))
                        .ready()) {
            Round round = Round.of(running, receiver, new Round.Work(100, 30));

            assertThat(round.perSecond()).isPositive();
            assertThat(round.serviceMicros()).isPositive();
            assertThat(round.p99()).isGreaterThanOrEqualTo(round.p50());
        }
    }
}
