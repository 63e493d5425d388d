package dev.postrider.benchmarks.line;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.dispatch.DispatchHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The whole of dispatch for a batch of ten events with one channel, on stores in memory, with a client that sends
/// nothing.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {
    private static final WebhookClient NOBODY = (_, _) ->
            new WebhookClient.Exchange(new AttemptOutcome.Delivered(200), Duration.ofMillis(1), Optional.empty());

    private final DispatchHandler handler =
            new LineWiring().handler("http://127.0.0.1/hook", LineWiring.shelvesInMemory(), NOBODY);

    // mutable: every batch is another
    private int used;
    private byte[] batch = new byte[0]; // mutable: the next one

    /// Makes the batch, which is no part of the measurement.
    @Setup(Level.Invocation)
    public void prepare() {
        batch = Batches.of(1, used++ * Batches.SIZE).getFirst();
    }

    @Benchmark
    public ByteArrayOutputStream batch() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(batch), answer, new AMinute());
        return answer;
    }
}
