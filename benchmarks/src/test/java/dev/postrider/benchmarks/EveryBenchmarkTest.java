package dev.postrider.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// That nobody finds a broken benchmark on the day it is needed. Says nothing about time.
final class EveryBenchmarkTest {
    @Test
    void runsOnceForEachOfItsParameters() throws IOException, RunnerException {
        Set<String> ran = new Runner(new OptionsBuilder()
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run().stream()
                        .map(result -> result.getParams().getBenchmark())
                        .map(name -> name.substring(0, name.lastIndexOf('.')))
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet());

        assertThat(ran).isEqualTo(written());
    }

    private static Set<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/postrider/benchmarks"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Benchmark.java"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .collect(Collectors.toSet());
        }
    }
}
