package dev.postrider.benchmarks.cold;

import dev.postrider.benchmarks.line.Sink;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Starts every [Starter] in turn, round after round, in every [Mode], and prints medians beside those of the bare
/// handler: `java -cp … dev.postrider.benchmarks.cold.ColdStart [rounds]`, in the project's folder, built.
public final class ColdStart {
    private static final int ROUNDS = 5;

    /// How finely the system counts CPU time.
    private static final long TICK_MILLIS = 10;
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String CLIENT_JARS = "aws-lambda-java-";

    private final Path project = Path.of("").toAbsolutePath();
    private final Path caches;
    private final Sink sink;

    private ColdStart(Sink sink) throws IOException {
        this.sink = sink;
        this.caches = Files.createTempDirectory("aot");
    }

    /// One start.
    ///
    /// @param cpuMillis of the process, the machine's other work aside
    private record Start(long millis, long cpuMillis) {}

    static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        try (Sink sink = Sink.open()) {
            ColdStart cold = new ColdStart(sink);
            System.out.println("| function | start | ms | over hello | CPU ms | over hello |");
            System.out.println("|---|---|---|---|---|---|");
            for (Mode mode : Mode.values()) {
                Map<Starter, List<Start>> starts = cold.race(rounds, mode);
                for (Starter starter : Starter.values()) {
                    System.out.println("| " + starter.name().toLowerCase(Locale.ROOT) + " | " + mode
                            + row(starts, starter) + " |");
                }
            }
        }
    }

    private Map<Starter, List<Start>> race(int rounds, Mode mode) throws Exception {
        Map<Starter, List<Start>> starts = new EnumMap<>(Starter.class);
        for (Starter starter : Starter.values()) {
            starts.put(starter, new ArrayList<>());
            if (mode == Mode.AOT) {
                start(starter, Mode.PLAIN, List.of("-XX:AOTCacheOutput=" + cache(starter)));
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Starter starter : Starter.values()) {
                Objects.requireNonNull(starts.get(starter)).add(start(starter, mode, mode.flags(cache(starter))));
            }
        }
        return starts;
    }

    private Path cache(Starter starter) {
        return caches.resolve(starter.name() + ".aot");
    }

    private Start start(Starter starter, Mode mode, List<String> flags) throws Exception {
        try (RuntimeApi api = RuntimeApi.with(starter.event(project))) {
            ProcessBuilder builder = process(starter, mode, flags, api.address());
            long begun = System.nanoTime();
            Process process = builder.start();
            Duration before = Duration.ZERO;
            if (mode.hasSnapshot()) {
                api.awaitSnapshot();
                before = cpu(process);
                begun = System.nanoTime();
                api.restore();
            }
            String answer = api.answer();
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            long cpu = cpu(process).minus(before).toMillis();
            // Not forcibly: with AOTCacheOutput the cache is written at the end.
            process.destroy();
            if (!process.waitFor(2, TimeUnit.MINUTES) || answer.startsWith("failed")) {
                throw new IllegalStateException(starter + ": " + answer);
            }
            return new Start(millis, cpu);
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private ProcessBuilder process(Starter starter, Mode mode, List<String> flags, String api) {
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains(CLIENT_JARS))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(flags);
        command.addAll(List.of("-cp", starter.jar(project) + File.pathSeparator + client, CLIENT, starter.handler()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment(api));
        if (mode.hasSnapshot()) {
            builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        return builder;
    }

    /// What Lambda sets, and what template.yaml does.
    private Map<String, String> environment(String api) {
        String stub = "http://127.0.0.1:" + sink.port();
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "f"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "example"),
                Map.entry("AWS_ENDPOINT_URL", stub),
                Map.entry("EVENT_QUEUE_URL", stub + "/EventQueue"),
                Map.entry("RETRY_QUEUE_URL", stub + "/RetryQueue"),
                Map.entry("CHANNELS_TABLE", "ChannelsTable"),
                Map.entry("DELIVERIES_TABLE", "DeliveriesTable"),
                Map.entry("SECRETS_KEY_ARN", "arn:aws:kms:us-east-1:000000000000:key/k"),
                Map.entry("ROOT_KEY_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:000000000000:secret:s"),
                Map.entry("RETENTION_DAYS", "30"),
                Map.entry("METRICS_NAMESPACE", "Postrider/bench"),
                Map.entry("RATE_PER_SECOND", "100"),
                Map.entry("RATE_BURST", "100"),
                Map.entry("ALLOW_PRIVATE_TARGETS", "false"),
                Map.entry("ALLOW_IPV6_TARGETS", "false"));
    }

    private static String row(Map<Starter, List<Start>> starts, Starter starter) {
        List<Start> own = Objects.requireNonNull(starts.get(starter));
        List<Start> hello = Objects.requireNonNull(starts.get(Starter.HELLO));
        return columns(own, hello, Start::millis) + columns(own, hello, Start::cpuMillis);
    }

    private static String columns(List<Start> own, List<Start> hello, ToLongFunction<Start> figure) {
        List<Double> figures = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            double each = figure.applyAsLong(own.get(round));
            figures.add(each);
            ratios.add(each / Math.max(TICK_MILLIS, figure.applyAsLong(hello.get(round))));
        }
        return String.format(Locale.ROOT, " | %.0f | %.1f", middle(figures), middle(ratios));
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
