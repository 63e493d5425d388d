package dev.postrider.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.kit.MutableClock;
import dev.postrider.runtime.MetricLog.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The rules are those of the embedded metric format's specification.
final class MetricLogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final MetricLog log = new MetricLog(
            MutableClock.at(Instant.parse("2026-11-22T16:00:00.123Z")),
            new PrintStream(written, false, StandardCharsets.UTF_8),
            "Postrider/shop");

    @Test
    void writesOneLineForAllMetricsThatHaveValues() {
        log.write(List.of(
                new Metric("Delivered", "Count", List.of(9L)),
                new Metric("Failed", "Count", List.of()),
                new Metric("RequestTime", "Milliseconds", List.of(12L, 900L))));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"_aws\":{\"Timestamp\":1795363200123,\"CloudWatchMetrics\":[{"
                        + "\"Namespace\":\"Postrider/shop\",\"Dimensions\":[[]],\"Metrics\":["
                        + "{\"Name\":\"Delivered\",\"Unit\":\"Count\"},{\"Name\":\"RequestTime\",\"Unit\":\"Milliseconds\"}"
                        + "]}]},\"name\":\"metrics\",\"Delivered\":9,\"RequestTime\":[12,900]}\n");
    }

    @Test
    void writesNothingWhereThereIsNothing() {
        log.write(List.of(new Metric("Failed", "Count", List.of())));
        log.write(List.of());

        assertThat(written.size()).isZero();
    }

    /// A line holds at most 100 values of a metric.
    @Test
    void writesAnotherLineForWhatOneCannotHold() {
        List<Long> times = LongStream.range(0, 250).boxed().toList();

        log.write(List.of(
                new Metric("Delivered", "Count", List.of(250L)), new Metric("RequestTime", "Milliseconds", times)));

        List<JsonNode> lines = written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Json::readTrusted)
                .toList();
        assertThat(lines).extracting(line -> line.path("RequestTime").size()).containsExactly(100, 100, 50);
        assertThat(lines)
                .flatExtracting(line -> line.path("RequestTime")
                        .valueStream()
                        .map(JsonNode::asLong)
                        .toList())
                .containsExactlyElementsOf(times);
        assertThat(lines).extracting(line -> line.path("Delivered").asLong()).containsExactly(250L, 0L, 0L);
        assertThat(lines.get(1).toString()).doesNotContain("Delivered");
    }
}
