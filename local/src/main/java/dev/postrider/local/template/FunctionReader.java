package dev.postrider.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `AWS::Serverless::Function` and its events.
final class FunctionReader {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (second|minute|hour|day)s?\\)");
    private static final int LONGEST_INTEGRATION_MILLIS = 30_000;

    private final String id;
    private final Optional<String> defaultAuthorizer;

    FunctionReader(String id, Optional<String> defaultAuthorizer) {
        this.id = id;
        this.defaultAuthorizer = defaultAuthorizer;
    }

    FunctionSpec read(Section function) {
        function.without(
                "CodeUri",
                "Architectures",
                "SnapStart",
                "AutoPublishAlias",
                "AutoPublishAliasAllProperties",
                "AutoPublishCodeSha256",
                "VersionDescription",
                "Description",
                "Role",
                "Policies",
                "PermissionsBoundary",
                "LoggingConfig",
                "RecursiveLoop",
                "Tracing",
                "Tags",
                "PropagateTags",
                "DeploymentPreference",
                "KmsKeyArn",
                "ReservedConcurrentExecutions",
                "EphemeralStorage");
        String runtime = function.required("Runtime");
        if (!runtime.startsWith("java")) {
            function.refuse("Runtime", "the local runner runs no " + runtime, "Use java25");
        }
        Map<String, String> variables;
        try (Section environment = function.section("Environment")) {
            variables = environment.pairs("Variables");
        }
        List<Trigger> triggers = new ArrayList<>();
        function.named("Events").forEach((name, event) -> trigger(name, event).ifPresent(triggers::add));
        return new FunctionSpec(
                id,
                function.required("Handler"),
                variables,
                Duration.ofSeconds(function.number("Timeout", 3)),
                function.number("MemorySize", 128),
                triggers);
    }

    private Optional<Trigger> trigger(String name, Section event) {
        String type = event.required("Type");
        try (event;
                Section properties = event.section("Properties")) {
            return switch (type) {
                case "HttpApi" -> Optional.of(route(properties));
                case "SQS" -> Optional.of(queue(properties));
                case "ScheduleV2" -> schedule(name, properties);
                default -> {
                    properties.without("Schedule", "Queue", "Method", "Path");
                    event.refuse(
                            "Type",
                            "the local runner does not know events of type " + type,
                            "Use HttpApi, SQS or ScheduleV2, or teach it to local/");
                    yield Optional.empty();
                }
            };
        }
    }

    private Trigger route(Section route) {
        route.without("RouteSettings");
        if (!route.has("ApiId")) {
            route.refuse("ApiId", "a route without ApiId goes to an API that SAM makes up", "Name the HttpApi");
        }
        if (!route.text("PayloadFormatVersion").orElse("2.0").equals("2.0")) {
            route.refuse("PayloadFormatVersion", "the local runner speaks payload format 2.0 only", "Leave it out");
        }
        int millis = route.number("TimeoutInMillis", LONGEST_INTEGRATION_MILLIS);
        try (Section auth = route.section("Auth")) {
            Optional<String> authorizer = auth.text("Authorizer").or(() -> defaultAuthorizer);
            return new Trigger.Route(
                    route.required("Method").toUpperCase(Locale.ROOT),
                    route.required("Path"),
                    authorizer.filter(chosen -> !chosen.equals("NONE")),
                    Duration.ofMillis(Math.min(millis, LONGEST_INTEGRATION_MILLIS)));
        }
    }

    private static Trigger queue(Section mapping) {
        mapping.without("MetricsConfig", "Tags");
        List<String> types = mapping.texts("FunctionResponseTypes");
        if (types.stream().anyMatch(type -> !type.equals("ReportBatchItemFailures"))) {
            mapping.refuse("FunctionResponseTypes", types + " is unknown", "Use ReportBatchItemFailures");
        }
        if (!mapping.text("Enabled").orElse("true").equals("true")) {
            mapping.refuse("Enabled", "a mapping that is not enabled does nothing", "Remove the event");
        }
        try (Section scaling = mapping.section("ScalingConfig")) {
            return new Trigger.Queue(
                    mapping.required("Queue"),
                    mapping.number("BatchSize", 10),
                    Duration.ofSeconds(mapping.number("MaximumBatchingWindowInSeconds", 0)),
                    !types.isEmpty(),
                    scaling.number("MaximumConcurrency", 1000));
        }
    }

    private static Optional<Trigger> schedule(String name, Section schedule) {
        schedule.without("Description", "Name", "PermissionsBoundary", "RetryPolicy", "FlexibleTimeWindow", "RoleArn");
        String expression = schedule.required("ScheduleExpression");
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            schedule.refuse(
                    "ScheduleExpression",
                    "the local runner does not know " + expression,
                    "Use rate(1 minute) or the like");
            return Optional.empty();
        }
        if (!schedule.text("State").orElse("ENABLED").equals("ENABLED")) {
            schedule.refuse("State", "a schedule that is not enabled does nothing", "Remove the event");
        }
        int unit = switch (rate.group(2)) {
            case "second" -> 1;
            case "minute" -> 60;
            case "hour" -> 3600;
            default -> 86_400;
        };
        Duration every = Duration.ofSeconds(Long.parseLong(rate.group(1)) * unit);
        return Optional.of(new Trigger.Schedule(name, every, schedule.text("Input")));
    }
}
