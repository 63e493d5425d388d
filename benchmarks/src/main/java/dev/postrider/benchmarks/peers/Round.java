package dev.postrider.benchmarks.peers;

import dev.postrider.benchmarks.load.Driver;
import dev.postrider.benchmarks.load.Lap;
import dev.postrider.benchmarks.load.Pace;
import dev.postrider.benchmarks.load.Plan;
import dev.postrider.benchmarks.load.Receiver;
import dev.postrider.benchmarks.load.Report;
import java.time.Duration;

/// What one peer did in one round: as many events as it bears, and then some at a steady rate.
///
/// @param perSecond     deliveries a second, closed loop
/// @param serviceMicros CPU time for each of those
/// @param p50           milliseconds from when an event was due to the first byte, open loop
record Round(double perSecond, double serviceMicros, double storeMicros, double p50, double p99) {
    private static final int IN_FLIGHT = 16;
    private static final double PER_SECOND = 150;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /// How much a peer has to do.
    ///
    /// @param fast   events in a closed loop
    /// @param steady events at 150 a second
    record Work(int fast, int steady) {
        static final Work USUAL = new Work(2000, 1000);

        /// What a JVM needs to compile all that it runs; the others have as much.
        static final Work WARM_UP = new Work(20_000, 150);
    }

    /// Loads a peer.
    ///
    /// @throws IllegalStateException when a webhook is missing, or came twice: then nothing was measured
    static Round of(Running running, Receiver receiver, Work work) {
        Driver driver = running.driver(receiver);
        Duration service = running.serviceCpu();
        Duration store = running.storeCpu();
        Report fast = Report.of(whole(driver.run(new Plan(work.fast(), 1, new Pace.Closed(IN_FLIGHT), LIMIT))));
        double serviceMicros = micros(running.serviceCpu().minus(service)) / work.fast();
        double storeMicros = micros(running.storeCpu().minus(store)) / work.fast();
        Report steady = Report.of(whole(driver.run(new Plan(work.steady(), 1, new Pace.Open(PER_SECOND), LIMIT))));
        return new Round(
                fast.webhooksPerSecond(),
                serviceMicros,
                storeMicros,
                Report.millis(steady.landed(), 50),
                Report.millis(steady.landed(), 99));
    }

    private static Lap whole(Lap lap) {
        if (lap.refused() > 0 || !lap.missing().isEmpty() || !lap.repeated().isEmpty()) {
            throw new IllegalStateException(
                    lap.refused() + " refused, missing " + lap.missing() + ", more than once " + lap.repeated());
        }
        return lap;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1000.0;
    }
}
