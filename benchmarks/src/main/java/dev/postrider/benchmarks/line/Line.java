package dev.postrider.benchmarks.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Runs every [Contender] in a fresh process, in turn, round after round, and prints the median of each one's ratio to
/// the contender it is measured by in the same round: `java -cp … dev.postrider.benchmarks.line.Line [rounds]`.
public final class Line {
    private static final int ROUNDS = 5;

    private Line() {}

    static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        Map<Contender, List<Figures>> figures = new EnumMap<>(Contender.class);
        try (Sink sink = Sink.open()) {
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : Contender.values()) {
                    figures.computeIfAbsent(contender, _ -> new ArrayList<>()).add(run(contender, sink));
                }
            }
        }
        System.out.println(
                "| contender | over | first 1,000: CPU \u00b5s | ratio | warm: CPU \u00b5s | ratio | KB allocated |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Contender contender : Contender.values()) {
            System.out.println(row(contender, figures));
        }
    }

    private static String row(Contender contender, Map<Contender, List<Figures>> figures) {
        List<Figures> own = Objects.requireNonNull(figures.get(contender));
        List<Figures> base = Objects.requireNonNull(figures.get(contender.base()));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f | %.0f | %.1f | %.1f |",
                contender.word(),
                contender.base().word(),
                median(own, Figures::firstMicros),
                ratio(own, base, Figures::firstMicros),
                median(own, Figures::warmMicros),
                ratio(own, base, Figures::warmMicros),
                median(own, Figures::warmKilobytes));
    }

    private static double ratio(List<Figures> own, List<Figures> base, ToDoubleFunction<Figures> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(figure.applyAsDouble(own.get(round)) / figure.applyAsDouble(base.get(round)));
        }
        return middle(ratios);
    }

    private static double median(List<Figures> own, ToDoubleFunction<Figures> figure) {
        return middle(own.stream().mapToDouble(figure).boxed().toList());
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static Figures run(Contender contender, Sink sink) {
        long before = sink.requests();
        String stub = "http://127.0.0.1:" + sink.port();
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Daws.region=us-east-1",
                "-Daws.accessKeyId=AKIDEXAMPLE",
                "-Daws.secretAccessKey=example",
                "-Daws.endpointUrl=" + stub,
                "-cp",
                System.getProperty("java.class.path"),
                Race.class.getName(),
                contender.name(),
                Integer.toString(sink.port()));
        process.environment().put("EVENT_QUEUE_URL", stub + "/EventQueue");
        process.environment().put("RATE_PER_SECOND", "10000");
        process.environment().put("RATE_BURST", "10000");
        try {
            Process running =
                    process.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (sink.requests() - before < Race.REQUESTS) {
                throw new IllegalStateException(contender.word() + " did not send what it should: " + out);
            }
            return Figures.read(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
