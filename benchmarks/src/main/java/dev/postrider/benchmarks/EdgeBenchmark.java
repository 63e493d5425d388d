package dev.postrider.benchmarks;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.intake.Acceptance;
import dev.postrider.intake.ReadEvent;
import dev.postrider.intake.StructuredEvent;
import dev.postrider.signature.Scheme;
import dev.postrider.signature.Signable;
import dev.postrider.signature.Signatures;
import dev.postrider.signature.SigningSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What every event and every webhook goes through at the edges.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EdgeBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String POSTED = "{\"type\":\"check.failed\",\"data\":" + Workload.data() + "}";
    private static final ByteBuffer BODY = ByteBuffer.wrap(Workload.rendered().getBytes(StandardCharsets.UTF_8));
    private static final List<SigningSecret> SECRETS =
            List.of(SigningSecret.fresh(Scheme.STANDARD, new byte[SigningSecret.FRESH_BYTES]));

    private final Acceptance acceptance =
            new Acceptance(TenantId.DEFAULT, "", NOW, () -> new EventId("evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT"));

    /// Parses and validates an event of 1 KB.
    @Benchmark
    public ReadEvent accept() {
        return acceptance.accept(StructuredEvent.read(POSTED, ""), 0);
    }

    /// Signs a body of 700 bytes by Standard Webhooks.
    @Benchmark
    public Map<String, String> sign() {
        return Signatures.sign(SECRETS, new Signable("dlv_01M81NFG1X9KKK2TJ4KT8SZZWS", NOW, NOW, BODY.duplicate()));
    }

    /// Reads a rendered URL and asks the guard about what it says; the name is not resolved.
    @Benchmark
    public EndpointUrl.Verdict guard() {
        return EndpointUrl.read("https://hooks.example.com/services/T1/B2?q=1", EndpointPolicy.DEPLOYED);
    }
}
