package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one webhook costs: exact counts, so that a change that adds a request or a write unit is seen, and docs/cost.md
/// says what is. Every request of the process counts, so it has a process of its own.
@Tag("own-jvm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CostTest {
    private static final Path PAGE = Path.of("../docs/cost.md");
    private static final Path TEMPLATE = Path.of("../template.yaml");

    private final Meter meter = new Meter();

    @AfterAll
    void stop() {
        meter.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0", "10, 1, 1, 0", "10, 10, 1, 0", "1, 1, 10, 0", "1, 1, 100, 0", "1, 1, 1, 2", "1, 1, 10, 2"
    })
    void isWhatThePageSays(int events, int together, int channels, int failures) throws IOException {
        Meter.Load load = new Meter.Load(events, together, channels, failures);
        Meter.Lap lap = meter.run(load);

        assertThat(Files.readString(PAGE)).contains(Bill.row(load, lap));
    }

    @Test
    void staysBelowTheLimitsOfTheDesign() throws IOException {
        Meter.Load alone = new Meter.Load(1, 1, 1, 0);
        Meter.Load inTens = new Meter.Load(10, 1, 1, 0);
        Meter.Lap ofTen = meter.run(inTens);

        assertThat(meter.run(alone).count().writeUnits()).isLessThanOrEqualTo(9);
        assertThat(Bill.requestsPerWebhook(inTens, ofTen)).isLessThanOrEqualTo(5);
        assertThat(Bill.of(inTens, ofTen).total()).isLessThanOrEqualTo(8);
    }

    @Test
    void sweepsAnIdleStackAsThePageSays() throws IOException {
        CallCounter.Count count = meter.idleSweep();

        assertThat(Files.readString(PAGE))
                .contains("%d queries of nothing and %d write".formatted(count.of("Query"), (int) count.writeUnits()))
                .contains("%d alarm metrics".formatted(alarmMetrics()));
        assertThat(count.requests()).containsOnlyKeys("Query", "PutItem");
    }

    private static long alarmMetrics() throws IOException {
        return Files.readAllLines(TEMPLATE).stream()
                .filter(line -> line.strip().startsWith("MetricName:"))
                .count();
    }
}
