package dev.postrider.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private static final long MILLI = 1_000_000;

    private final Plan plan = new Plan(3, 2, new Pace.Open(10), Duration.ofMinutes(1));
    private final Arrivals arrivals = new Arrivals("run", plan);
    private final Lap lap = new Lap(plan, arrivals);

    /// A system that stands still for a second makes everything late that was due meanwhile, though it posted late.
    @Test
    void countsFromWhenAnEventWasDue() {
        event(0, 0, 1000, 1001);
        event(1, 100, 1002, 1003);
        event(2, 200, 1004, 1005);

        Report report = Report.of(lap);

        assertThat(Report.millis(report.accept(), 0)).isCloseTo(804, within(1.0));
        assertThat(Report.millis(report.accept(), 100)).isCloseTo(1000, within(1.0));
        assertThat(Report.millis(report.landed(), 100)).isCloseTo(1001, within(1.0));
        assertThat(Report.millis(report.delivery(), 100)).isCloseTo(1, within(0.1));
    }

    @Test
    void countsInASecondFromTheFirstThatWasDueToTheLastThatCame() {
        event(0, 0, 10, 20);
        event(1, 100, 110, 120);
        event(2, 200, 250, 500);

        Report report = Report.of(lap);

        assertThat(report.eventsPerSecond()).isCloseTo(3 / 0.25, within(0.01));
        assertThat(report.webhooksPerSecond()).isCloseTo(6 / 0.5, within(0.01));
    }

    @Test
    void isWholeOnceEveryChannelHasGotEveryEvent() {
        event(0, 0, 1, 2);
        event(1, 0, 1, 2);
        lap.accepted(2, MILLI);
        arrive(2, 1, 2);

        assertThat(lap.isComplete()).isFalse();
        assertThat(lap.missing()).containsExactly(new Lap.Webhook("run-2.", 0));

        arrive(2, 0, 3);

        assertThat(lap.isComplete()).isTrue();
    }

    @Test
    void schedulesEventsEvenly() {
        assertThat(new Pace.Open(150).dueAt(150)).isEqualTo(1000 * MILLI);
        assertThat(new Pace.Open(150).dueAt(1)).isEqualTo(6_666_667);
    }

    private void event(int number, long due, long accepted, long landed) {
        lap.due(number, due * MILLI);
        lap.accepted(number, accepted * MILLI);
        arrive(number, 0, landed);
        arrive(number, 1, landed);
    }

    private void arrive(int number, int channel, long millis) {
        byte[] body = ("{\"result\":\"" + arrivals.mark(number) + "\"}").getBytes(StandardCharsets.UTF_8);
        arrivals.arrived(channel, body, millis * MILLI);
    }
}
