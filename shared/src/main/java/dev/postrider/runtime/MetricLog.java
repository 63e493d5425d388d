package dev.postrider.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/// Metrics for CloudWatch, without an agent and without a call: lines of the log in the embedded metric format, which
/// CloudWatch Logs takes metrics out of.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
public final class MetricLog {
    /// How many values of one metric a line may hold (the format's limit).
    private static final int MOST_VALUES = 100;

    private final InstantSource clock;
    private final LogLines lines;
    private final String namespace;

    /// A log of metrics.
    ///
    /// @param namespace of CloudWatch; the metrics have no dimensions, since each one more is paid for
    public MetricLog(InstantSource clock, PrintStream out, String namespace) {
        this.clock = clock;
        this.lines = new LogLines(out);
        this.namespace = namespace;
    }

    /// What is measured now.
    ///
    /// @param unit   one of CloudWatch's own, such as `Count`
    /// @param values each measured once; none leaves the metric out
    public record Metric(String name, String unit, List<Long> values) {
        public Metric {
            values = List.copyOf(values);
        }

        private Metric from(int first) {
            int last = Math.min(values.size(), first + MOST_VALUES);
            return new Metric(name, unit, first < last ? values.subList(first, last) : List.of());
        }
    }

    /// Writes as few lines as hold all the values; none where there are none.
    public void write(List<Metric> metrics) {
        int most = metrics.stream()
                .mapToInt(metric -> metric.values().size())
                .max()
                .orElse(0);
        for (int first = 0; first < most; first += MOST_VALUES) {
            int here = first;
            writeLine(metrics.stream()
                    .map(metric -> metric.from(here))
                    .filter(metric -> !metric.values().isEmpty())
                    .toList());
        }
    }

    private void writeLine(List<Metric> metrics) {
        lines.write(json -> {
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            json.writeStartObject();
            json.writeStringField("Namespace", namespace);
            json.writeArrayFieldStart("Dimensions");
            json.writeStartArray();
            json.writeEndArray();
            json.writeEndArray();
            json.writeArrayFieldStart("Metrics");
            for (Metric metric : metrics) {
                declare(metric, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField("name", "metrics");
            for (Metric metric : metrics) {
                tell(metric, json);
            }
        });
    }

    private static void declare(Metric metric, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Name", metric.name());
        json.writeStringField("Unit", metric.unit());
        json.writeEndObject();
    }

    private static void tell(Metric metric, JsonGenerator json) throws IOException {
        if (metric.values().size() == 1) {
            json.writeNumberField(metric.name(), metric.values().getFirst());
            return;
        }
        json.writeArrayFieldStart(metric.name());
        for (long value : metric.values()) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
