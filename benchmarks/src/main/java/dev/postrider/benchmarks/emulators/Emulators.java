package dev.postrider.benchmarks.emulators;

import dev.postrider.benchmarks.load.Driver;
import dev.postrider.benchmarks.load.Lap;
import dev.postrider.benchmarks.load.LoadedStack;
import dev.postrider.benchmarks.load.Pace;
import dev.postrider.benchmarks.load.Plan;
import dev.postrider.benchmarks.load.Receiver;
import dev.postrider.benchmarks.load.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Loads the stack and the floor below it in turn, the first round to warm up on, and prints the ratio of each round
/// and the median: `java -cp … dev.postrider.benchmarks.emulators.Emulators [rounds] [events]`.
public final class Emulators {
    private static final int ROUNDS = 5;
    private static final int EVENTS = 500;
    private static final String KEY = "root";

    private final Driver driver;
    private final GroundProcess ground;
    private final Plan plan;

    private Emulators(Driver driver, GroundProcess ground, int events) {
        this.driver = driver;
        this.ground = ground;
        this.plan = new Plan(events, 1, new Pace.Closed(16), Duration.ofMinutes(1));
    }

    /// Events a second, of both.
    private record Round(double stack, double floor) {
        double ratio() {
            return stack / floor;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "| %.0f | %.0f | %.2f |", stack, floor, ratio());
        }
    }

    static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : EVENTS;
        try (Receiver receiver = Receiver.open(0);
                GroundProcess ground = GroundProcess.start(KEY);
                LoadedStack stack = LoadedStack.prepare(ground.stack(), KEY, 1, receiver)) {
            Emulators emulators = new Emulators(stack.driver(receiver), ground, events);
            emulators.round();
            System.out.println("| the stack: webhooks a second | its emulator calls alone: events a second | ratio |");
            System.out.println("|---|---|---|");
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Round measured = emulators.round();
                System.out.println(measured);
                ratios.add(measured.ratio());
            }
            System.out.println(String.format(Locale.ROOT, "%nmedian %.2f", middle(ratios)));
        }
    }

    private Round round() throws IOException {
        Lap lap = driver.run(plan);
        if (lap.refused() > 0 || !lap.missing().isEmpty()) {
            throw new IllegalStateException(lap.refused() + " refused, missing " + lap.missing());
        }
        return new Round(Report.of(lap).webhooksPerSecond(), ground.floor(plan.events()));
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
