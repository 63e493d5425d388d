package dev.postrider.benchmarks;

import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.template.Escape;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One rendering of a body.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RenderBenchmark {
    private final TemplateRenderer renderer = new HandlebarsRenderer();

    // mutable: JMH puts the parameters in
    @Param
    private Workload workload = Workload.OPSGENIE;

    // mutable: JMH puts the parameters in
    @Param
    private Escape escape = Escape.AUTO;

    /// A template that has been compiled before, over data that has been read before: what handlebars.js measures.
    @Benchmark
    public RenderResult cached(Prepared prepared) {
        return prepared.rendering(escape).render(prepared.template(workload), Placement.JSON_BODY);
    }

    /// The same with the event's JSON still to be read, as each delivery does.
    @Benchmark
    public RenderResult delivery(Prepared prepared) {
        return renderer.begin(prepared.context(escape)).render(prepared.template(workload), Placement.JSON_BODY);
    }

    /// A template that nobody has compiled yet.
    @Benchmark
    public Optional<TemplateFault> compile(Prepared prepared) {
        return renderer.check(prepared.unknown(workload), escape);
    }

    /// A template that nobody has compiled yet, compiled and rendered once.
    @Benchmark
    public RenderResult first(Prepared prepared) {
        return prepared.rendering(escape).render(prepared.unknown(workload), Placement.JSON_BODY);
    }

    /// What is there before anything is measured.
    @State(Scope.Thread)
    public static class Prepared {
        private static final int TIMES = 1000;

        private final TemplateRenderer renderer = new HandlebarsRenderer();
        private final Template opsgenie = Workload.OPSGENIE.template();
        private final Template jira = Workload.JIRA.template();
        private final Map<Escape, RenderContext> contexts = new EnumMap<>(Escape.class);
        private final Map<Escape, TemplateRenderer.Rendering> renderings = new EnumMap<>(Escape.class);

        // mutable: makes every source a new one
        private long unknown;
        private int used; // mutable: how often the renderings were

        /// Reads the event once for each way of escaping.
        public Prepared() {
            for (Escape escape : Escape.values()) {
                contexts.put(escape, Workload.context(escape));
            }
        }

        Template template(Workload workload) {
            return workload == Workload.OPSGENIE ? opsgenie : jira;
        }

        RenderContext context(Escape escape) {
            return Objects.requireNonNull(contexts.get(escape), "there is one for each");
        }

        /// The same for a thousand times: what one delivery renders has one budget.
        TemplateRenderer.Rendering rendering(Escape escape) {
            if (used++ % TIMES == 0) {
                renderings.put(escape, renderer.begin(context(escape)));
            }
            return Objects.requireNonNull(renderings.get(escape), "begun with the first use");
        }

        Template unknown(Workload workload) {
            unknown++;
            return new Template(template(workload).source() + "{{! " + unknown + " }}");
        }
    }
}
