package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.deployment.Deployment.Function;
import dev.postrider.deployment.Deployment.Resource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What only an account would show, and then too late: rights, retention, redrive, alarms.
class TemplateSafetyTest {
    private static final int LAMBDA_VISIBILITY_FACTOR = 6;
    private static final Pattern PARAMETER_IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
    private static final Deployment DEPLOYMENT = new Deployment();

    static List<Function> functions() {
        return DEPLOYMENT.functions();
    }

    static List<Resource> roles() {
        return DEPLOYMENT.resources("AWS::IAM::Role");
    }

    static List<Resource> queues() {
        return DEPLOYMENT.resources("AWS::SQS::Queue");
    }

    static List<Resource> tables() {
        return DEPLOYMENT.resources("AWS::DynamoDB::Table");
    }

    /// SAM would attach AWSLambdaSQSQueueExecutionRole to a function without a role: any queue, any log group.
    @ParameterizedTest
    @MethodSource("functions")
    void givesEachFunctionARoleOfItsOwn(Function function) {
        String role = Deployment.referredId(function.properties().path("Role"));

        assertThat(roles()).extracting(Resource::id).contains(role);
        assertThat(functions().stream()
                        .filter(other -> Deployment.referredId(
                                        other.properties().path("Role"))
                                .equals(role)))
                .hasSize(1);
        assertThat(function.properties().path("Policies").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void allowsNoWildcard(Resource role) {
        assertThat(role.properties().path("ManagedPolicyArns").isMissingNode()).isTrue();
        assertThat(role.statements()).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
            assertThat(statement.path("NotAction").isMissingNode()
                            && statement.path("NotResource").isMissingNode())
                    .isTrue();
            assertThat(Deployment.texts(statement.path("Action"))).isNotEmpty().noneMatch(text -> text.contains("*"));
            assertThat(Deployment.texts(statement.path("Resource")))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("*"));
        });
    }

    @Test
    void letsIngestTouchNoTable() {
        assertThat(roles().stream()
                        .filter(role -> role.id().equals("IngestRole"))
                        .flatMap(Resource::actions))
                .containsExactly("sqs:SendMessage", "logs:CreateLogStream", "logs:PutLogEvents");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void bringsBackOnlyTheRecordsThatFailed(Function function) {
        assertThat(function.events("SQS")).allSatisfy(event -> {
            assertThat(Deployment.texts(event.path("FunctionResponseTypes")))
                    .containsExactly("ReportBatchItemFailures");
            assertThat(event.path("ScalingConfig").path("MaximumConcurrency").asInt())
                    .isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void hidesARecordLongerThanTheFunctionMayWorkOnIt(Function function) {
        int timeout = function.properties().path("Timeout").asInt();

        assertThat(function.events("SQS").map(event -> DEPLOYMENT.resource(Deployment.referredId(event.path("Queue")))))
                .allSatisfy(queue -> {
                    JsonNode properties = queue.path("Properties");
                    assertThat(properties.path("VisibilityTimeout").asInt())
                            .isGreaterThanOrEqualTo(LAMBDA_VISIBILITY_FACTOR * timeout);
                    assertThat(properties
                                    .path("RedrivePolicy")
                                    .path("maxReceiveCount")
                                    .asInt())
                            .isGreaterThanOrEqualTo(5);
                });
    }

    @ParameterizedTest
    @MethodSource("queues")
    void keepsWhatFailsForAFortnightAndRaisesAnAlarm(Resource queue) {
        assertThat(queue.properties().path("SqsManagedSseEnabled").asBoolean()).isTrue();
        JsonNode redrive = queue.properties().path("RedrivePolicy");
        if (redrive.isMissingNode()) {
            assertThat(queues().stream().map(other -> deadLetters(other.properties())))
                    .contains(queue.id());
            assertThat(queue.properties().path("MessageRetentionPeriod").asInt())
                    .isEqualTo(14 * 24 * 3600);
            assertThat(alarmsOn("ApproximateNumberOfMessagesVisible", queue.id()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsTables(Resource table) {
        JsonNode properties = table.properties();

        assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(properties.path("SSESpecification").path("SSEEnabled").asBoolean())
                .isTrue();
        assertThat(properties
                        .path("PointInTimeRecoverySpecification")
                        .path("PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(properties
                        .path("TimeToLiveSpecification")
                        .path("AttributeName")
                        .asText())
                .isEqualTo("expiresAt");
    }

    /// What a removed or replaced resource would take with it. A stack that is deleted leaves these behind.
    @Test
    void leavesBehindWhateverHoldsTheOnlyCopy() {
        Stream<Resource> onlyCopies = Stream.of(
                        tables(),
                        DEPLOYMENT.resources("AWS::KMS::Key"),
                        queues().stream()
                                .filter(queue -> queue.id().startsWith("Event"))
                                .toList())
                .flatMap(List::stream);

        assertThat(onlyCopies.map(Resource::node))
                .hasSize(5)
                .allMatch(node -> node.path("DeletionPolicy").asText().equals("Retain"))
                .allMatch(node -> node.path("UpdateReplacePolicy").asText().equals("Retain"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void bindsEachFunctionInTimeAndMemoryAndWatchesIt(Function function) {
        assertThat(function.properties().path("Timeout").asInt()).isPositive();
        assertThat(function.properties().path("MemorySize").asInt()).isPositive();
        assertThat(alarmsOn("Errors", function.id())).hasSize(1);
        assertThat(alarmsOn("Throttles", function.id())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void writesToALogGroupThatForgets(Function function) {
        String group = Deployment.referredId(
                function.properties().path("LoggingConfig").path("LogGroup"));

        assertThat(DEPLOYMENT.resources("AWS::Logs::LogGroup"))
                .extracting(Resource::id)
                .contains(group);
        assertThat(DEPLOYMENT.resources("AWS::Logs::LogGroup"))
                .allSatisfy(
                        log -> assertThat(Deployment.referredId(log.properties().path("RetentionInDays")))
                                .isEqualTo("LogRetentionDays"));
    }

    @Test
    void letsDispatchAloneRunInACircle() {
        assertThat(functions().stream().filter(function -> function.properties().has("RecursiveLoop")))
                .extracting(Function::id)
                .containsExactly("DispatchFunction");
        assertThat(DEPLOYMENT.globals().has("RecursiveLoop")).isFalse();
        assertThat(alarmsOn("RecursiveInvocationsDropped", "DispatchFunction")).hasSize(1);
    }

    /// An environment is shown to everyone who may read the function: it names where a secret is, never the secret.
    @ParameterizedTest
    @MethodSource("functions")
    void putsNoSecretIntoTheEnvironment(Function function) {
        assertThat(function.variables())
                .filteredOn(name -> Pattern.compile("SECRET|KEY|TOKEN|PASSWORD")
                        .matcher(name)
                        .find())
                .allMatch(name -> name.endsWith("_ARN"));
    }

    @Test
    void asksForAKeyByDefault() {
        assertThat(DEPLOYMENT.resources("AWS::Serverless::HttpApi"))
                .singleElement()
                .satisfies(api -> {
                    JsonNode auth = api.properties().path("Auth");
                    assertThat(auth.path("Authorizers")
                                    .has(auth.path("DefaultAuthorizer").asText("none")))
                            .isTrue();
                });
    }

    /// SAM publishes a version when this file changes, but not when a parameter does: the alias would go on serving the
    /// old value. The version's own description is replaced with its text, so it names every parameter that the
    /// function's settings use, and no other: Lambda publishes no version of unchanged settings.
    @ParameterizedTest
    @MethodSource("functions")
    void publishesAVersionWhenAParameterChanges(Function function) {
        JsonNode settings = function.properties().<ObjectNode>deepCopy().without("Events");
        Set<String> needed = Stream.of(settings, DEPLOYMENT.globals())
                .flatMap(node -> node.findValuesAsText("Ref").stream())
                .filter(DEPLOYMENT.parameters()::has)
                .collect(Collectors.toSet());
        String description =
                function.properties().path("VersionDescription").path("Fn::Sub").asText();

        assertThat(PARAMETER_IN_TEXT.matcher(description).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    private static String deadLetters(JsonNode queue) {
        return Deployment.referredId(queue.path("RedrivePolicy").path("deadLetterTargetArn"));
    }

    private static List<Resource> alarmsOn(String metric, String id) {
        return DEPLOYMENT.resources("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.node().findValuesAsText("MetricName").contains(metric))
                .filter(alarm -> alarm.node().findValues("Dimensions").stream()
                        .flatMap(Deployment::elements)
                        .anyMatch(dimension ->
                                Deployment.referredId(dimension.path("Value")).equals(id)))
                .toList();
    }
}
