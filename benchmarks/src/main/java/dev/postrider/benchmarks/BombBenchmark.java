package dev.postrider.benchmarks;

import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.template.Escape;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.TemplateRenderer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a hostile template keeps a worker, from its source to the recorded failure: once, in a JVM that has
/// rendered nothing but the one small template that every sandbox renders before its first event.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class BombBenchmark {
    private final TemplateRenderer renderer = new HandlebarsRenderer();
    private final RenderContext context = Workload.context(Escape.AUTO, Bomb.data());

    // mutable: JMH puts the parameter in
    @Param
    private Bomb bomb = Bomb.PATH;

    // mutable: makes every source a new one
    private long number;

    /// Renders a small template, as a sandbox does before its first event.
    @Setup
    public void prime() {
        if (!(renderer.begin(context).render(Workload.OPSGENIE.template(), Placement.JSON_BODY)
                instanceof RenderResult.Rendered)) {
            throw new IllegalStateException("a good template renders");
        }
    }

    @Benchmark
    public RenderResult ends() {
        RenderResult result = renderer.begin(context).render(bomb.template(number++), Placement.TEXT_BODY);
        if (result instanceof RenderResult.Rendered) {
            throw new IllegalStateException(bomb + " renders");
        }
        return result;
    }
}
