package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.deployment.Deployment.Resource;
import dev.postrider.engine.Gauge;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An alarm on a metric that nobody writes never rings, and CloudWatch does not say so.
class MetricsTest {
    private static final Deployment DEPLOYMENT = new Deployment();
    private static final String OURS = "Postrider/${AWS::StackName}";
    private static final int FREE_METRICS = 50;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9:]+)(?:\\.[A-Za-z]+)?}");
    private static final Pattern LINE = Pattern.compile("\\$\\.name = \"([a-z.]+)\"");
    private static final Pattern FIELD = Pattern.compile("\\$\\.([a-zA-Z]+)");

    /// Metrics of AWS's own with the dimensions that they have, as its documentation lists them.
    private static final Map<String, Set<String>> OF_AWS = Map.of(
            "AWS/SQS",
            Set.of("ApproximateNumberOfMessagesVisible QueueName", "ApproximateAgeOfOldestMessage QueueName"),
            "AWS/Lambda",
            Set.of(
                    "Errors FunctionName",
                    "Throttles FunctionName",
                    "Invocations FunctionName",
                    "Duration FunctionName",
                    "ConcurrentExecutions FunctionName",
                    "RecursiveInvocationsDropped FunctionName",
                    "ClaimedAccountConcurrency "),
            "AWS/ApiGateway",
            Set.of("Count ApiId", "4xx ApiId", "5xx ApiId", "Latency ApiId"),
            "AWS/DynamoDB",
            Set.of("ThrottledRequests Operation,TableName"));

    /// What a dimension names.
    private static final Map<String, String> TYPES = Map.of(
            "QueueName", "AWS::SQS::Queue",
            "FunctionName", "AWS::Serverless::Function",
            "ApiId", "AWS::Serverless::HttpApi",
            "TableName", "AWS::DynamoDB::Table");

    static Stream<WatchedMetric> watched() {
        return Stream.concat(
                DEPLOYMENT.resources("AWS::CloudWatch::Alarm").stream()
                        .flatMap(alarm -> WatchedMetric.ofAlarm(alarm.properties()).stream()),
                rows().map(WatchedMetric::ofRow));
    }

    @ParameterizedTest
    @MethodSource("watched")
    void areWrittenBySomebody(WatchedMetric metric) {
        if (metric.namespace().equals(OURS)) {
            assertThat(written()).contains(metric.name());
            assertThat(metric.dimensions()).isEmpty();
        } else {
            assertThat(OF_AWS).containsKey(metric.namespace());
            assertThat(OF_AWS.get(metric.namespace()))
                    .contains(metric.name() + " "
                            + String.join(",", metric.dimensions().keySet()));
        }
        metric.dimensions().forEach((name, value) -> {
            if (TYPES.containsKey(name)) {
                assertThat(DEPLOYMENT.resource(value).path("Type").asText()).isEqualTo(TYPES.get(name));
            }
        });
    }

    @Test
    void areAllLookedAt() {
        assertThat(watched().filter(metric -> metric.namespace().equals(OURS)).map(WatchedMetric::name))
                .containsAll(written());
    }

    static List<Resource> filters() {
        return DEPLOYMENT.resources("AWS::Logs::MetricFilter");
    }

    /// A line that is called otherwise, or has other fields, would be counted no more.
    @ParameterizedTest
    @MethodSource("filters")
    void areCountedFromLinesThatAreWritten(Resource filter) {
        String pattern = filter.properties().path("FilterPattern").asText();
        List<String> values = filter.properties().findValuesAsText("MetricValue");

        assertThat(LINE.matcher(pattern).results().map(match -> match.group(1)))
                .singleElement()
                .satisfies(line -> assertThat(sources()).anyMatch(source -> source.contains('"' + line + '"')));
        assertThat(Stream.concat(Stream.of(pattern), values.stream())
                        .flatMap(text -> FIELD.matcher(text).results())
                        .map(match -> match.group(1)))
                .allSatisfy(
                        field -> assertThat(sources()).anyMatch(source -> source.contains("put(\"" + field + "\"")));
        assertThat(DEPLOYMENT
                        .resource(Deployment.referredId(filter.properties().path("LogGroupName")))
                        .path("Type")
                        .asText())
                .isEqualTo("AWS::Logs::LogGroup");
    }

    @Test
    void standOnADashboardThatCostsNothingMore() {
        assertThat(rows()).hasSizeBetween(1, FREE_METRICS);
    }

    @Test
    void standBelowEveryAlarm() {
        assertThat(widgets("alarm").flatMap(widget -> Deployment.texts(widget.path("alarms"))))
                .containsExactlyInAnyOrderElementsOf(DEPLOYMENT.resources("AWS::CloudWatch::Alarm").stream()
                        .map(alarm -> "${" + alarm.id() + ".Arn}")
                        .toList());
    }

    @Test
    void standOnADashboardThatNamesWhatIsThere() {
        assertThat(REFERENCE.matcher(body()).results().map((MatchResult match) -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.startsWith("AWS::")
                                || !DEPLOYMENT.resource(name).isMissingNode())
                        .as(name)
                        .isTrue());
    }

    /// Lambda takes no traced function whose role may not tell X-Ray.
    @Test
    void areJoinedByTracesOfEveryFunction() {
        JsonNode policy = DEPLOYMENT.resource("TracingPolicy");
        Set<String> roles = DEPLOYMENT.functions().stream()
                .map(function -> Deployment.referredId(function.properties().path("Role")))
                .collect(Collectors.toSet());

        assertThat(policy.has("Condition")).as("functions wait for it").isFalse();
        assertThat(Deployment.elements(policy.path("Properties").path("Roles")).map(Deployment::referredId))
                .containsExactlyInAnyOrderElementsOf(roles);
        assertThat(policy.findValuesAsText("Sid")).containsExactly("TellXRay");
        assertThat(Deployment.texts(policy.findValue("Action")))
                .containsExactly("xray:PutTraceSegments", "xray:PutTelemetryRecords");
        assertThat(DEPLOYMENT.functions())
                .allSatisfy(function -> assertThat(DEPLOYMENT
                                .resource(function.id())
                                .path("DependsOn")
                                .asText())
                        .isEqualTo("TracingPolicy"));
        assertThat(DEPLOYMENT.parameters().path("Tracing").path("Default").asText())
                .isEqualTo("PassThrough");
    }

    private static Set<String> written() {
        return Stream.concat(
                        Arrays.stream(Gauge.values()).map(Gauge::metric),
                        filters().stream()
                                .flatMap(filter -> filter.properties().findValuesAsText("MetricName").stream()))
                .collect(Collectors.toSet());
    }

    private static List<String> sources() {
        return Stream.of("shared/src/main/java", "functions/dispatch", "functions/ingest", "functions/sweep")
                .flatMap(folder -> Project.filesBelow(Project.file(folder)).stream())
                .filter((Path file) -> file.toString().endsWith(".java"))
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Project::text)
                .toList();
    }

    private static String body() {
        return DEPLOYMENT
                .resource("StackDashboard")
                .path("Properties")
                .path("DashboardBody")
                .path("Fn::Sub")
                .asText();
    }

    private static Stream<JsonNode> widgets(String type) {
        try {
            return Deployment.elements(new ObjectMapper().readTree(body()).path("widgets"))
                    .filter(widget -> widget.path("type").asText().equals(type))
                    .map(widget -> widget.path("properties"));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the dashboard is no JSON", e);
        }
    }

    private static Stream<JsonNode> rows() {
        return widgets("metric").flatMap(widget -> Deployment.elements(widget.path("metrics")));
    }
}
