package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A metric that an alarm or the dashboard asks for.
///
/// @param dimensions by name; of each the resource that it names, or the text itself
record WatchedMetric(String namespace, String name, Map<String, String> dimensions) {
    /// Those of an alarm: its own, or those that it counts with.
    static List<WatchedMetric> ofAlarm(JsonNode properties) {
        List<WatchedMetric> metrics = new ArrayList<>();
        Stream.concat(
                        Stream.of(properties),
                        Deployment.elements(properties.path("Metrics"))
                                .map(each -> each.path("MetricStat").path("Metric")))
                .filter(metric -> metric.has("MetricName"))
                .forEach(metric -> metrics.add(new WatchedMetric(
                        text(metric.path("Namespace")),
                        metric.path("MetricName").asText(),
                        dimensions(metric))));
        return metrics;
    }

    private static Map<String, String> dimensions(JsonNode metric) {
        Map<String, String> dimensions = new TreeMap<>();
        Deployment.elements(metric.path("Dimensions"))
                .forEach(each -> dimensions.put(each.path("Name").asText(), resource(each.path("Value"))));
        return dimensions;
    }

    private static String resource(JsonNode value) {
        return value.isTextual() ? value.asText() : Deployment.referredId(value);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("Fn::Sub").asText();
    }

    /// One row of a widget: namespace, name, dimensions in pairs, and how it is drawn.
    static WatchedMetric ofRow(JsonNode row) {
        List<String> texts = Deployment.elements(row)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        Map<String, String> dimensions = new TreeMap<>();
        for (int i = 2; i + 1 < texts.size(); i += 2) {
            dimensions.put(texts.get(i), texts.get(i + 1).replaceAll("^\\$\\{(\\w+)(?:\\.\\w+)?}$", "$1"));
        }
        return new WatchedMetric(texts.get(0), texts.get(1), dimensions);
    }
}
