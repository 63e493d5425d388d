package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.TypePattern;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventType;
import dev.postrider.kit.ApiContract;
import dev.postrider.sqs.EventMessage;
import dev.postrider.sqs.WakeUpMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// events/ is worth copying from: each file is what the contract, or Lambda, says it is.
class EventFilesTest {
    private static final Pattern LAMBDA_INPUT = Pattern.compile("(apigw|sqs|schedule|authorizer|cfn)-.*");
    private static final Pattern BLOCK = Pattern.compile("\\{\\{~?[#^]\\s*(\\w+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiContract CONTRACT = ApiContract.ofProject();

    static List<Path> files() {
        return Project.filesBelow(Project.file("events"));
    }

    static List<Path> channels() {
        return Project.filesBelow(Project.file("events/channels"));
    }

    static List<Path> plainEvents() {
        return files().stream()
                .filter(file -> !channels().contains(file)
                        && !LAMBDA_INPUT.matcher(name(file)).matches())
                .toList();
    }

    @Test
    void areAllUsedByATest() {
        String tests = Stream.of("shared", "functions", "local")
                .flatMap(folder -> Project.filesBelow(Project.file(folder)).stream())
                .filter(file -> file.toString().contains("/src/test/java/"))
                .map(Project::text)
                .reduce("", String::concat);

        assertThat(files()).allSatisfy(file -> assertThat(tests).contains(name(file)));
    }

    @ParameterizedTest
    @MethodSource("plainEvents")
    void arePostableAsTheyStand(Path file) {
        JsonNode event = Project.json(file);

        assertThat(CONTRACT.violations("NewEvent", event.toString())).isEmpty();
        assertThat(event.has("data")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void areChannelsThatTheContractKnows(Path file) {
        JsonNode channel = Project.json(file);

        assertThat(name(file)).isEqualTo(channel.path("id").asText() + ".json");
        assertThat(CONTRACT.violations("ChannelToSave", channel.toString())).isEmpty();
    }

    /// So that a demo, or a test, can point the channel at a receiver of its own.
    @ParameterizedTest
    @MethodSource("channels")
    void keepTheirBaseUrlInAVariable(Path file) {
        JsonNode channel = Project.json(file);
        String url = channel.path("request").path("url").asText();
        String variable = url.substring("{{".length(), url.indexOf("}}"));

        assertThat(url).startsWith("{{" + variable + "}}/");
        assertThat(channel.path("variables").path(variable).asText()).startsWith("https://");
    }

    @ParameterizedTest
    @MethodSource("channels")
    void needNoHelperBeyondHandlebarsItsOwn(Path file) {
        String body = Project.json(file).path("request").path("body").asText();

        assertThat(BLOCK.matcher(body).results().map((MatchResult match) -> match.group(1)))
                .isSubsetOf("if", "unless", "each", "with", "lookup");
    }

    @ParameterizedTest
    @CsvSource({
        "checkly-failure.json, opsgenie.json pagerduty.json pushover.json trello.json",
        "checkly-degraded.json, opsgenie.json",
        "checkly-recovery.json, pushover.json",
        "checkly-ssl.json, checkly-ssl.json",
        "coroot-incident-warning.json, coroot-text.json",
        "coroot-incident-ok.json, coroot-text.json",
        "coroot-deployment.json, coroot-text.json json.json",
        "qovery-deployment-started.json, json.json",
        "qovery-deployment-failed.json, json.json",
        "oncall-acknowledge.json, json.json",
    })
    void reachTheseChannels(String event, String channels) {
        EventType type = new EventType(
                Project.json(Project.file("events/" + event)).path("type").asText());

        assertThat(channels().stream()
                        .filter(file -> wants(Project.json(file), type))
                        .map(EventFilesTest::name))
                .containsExactlyElementsOf(Arrays.asList(channels.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apigw-ingest.json",
                "apigw-ingest-data.json",
                "apigw-channel-put.json",
                "apigw-channels-list.json",
                "apigw-deliveries-list.json"
            })
    void areRequestsAsApiGatewaySendsThem(String name) {
        APIGatewayV2HTTPEvent event = lambdaInput(name, APIGatewayV2HTTPEvent.class);

        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(routes()).contains(event.getRouteKey());
        assertThat(event.getRequestContext().getRouteKey()).isEqualTo(event.getRouteKey());
        assertThat(event.getRequestContext().getHttp().getPath()).isEqualTo(event.getRawPath());
        assertThat(event.getRequestContext().getAuthorizer().getLambda()).containsEntry("tenant", "default");
    }

    @Test
    void openTheConsoleWithoutAKey() {
        APIGatewayV2HTTPEvent event = lambdaInput("apigw-console.json", APIGatewayV2HTTPEvent.class);

        assertThat(routes()).contains(event.getRouteKey());
        assertThat(event.getRequestContext().getHttp().getPath()).isEqualTo(event.getRawPath());
        assertThat(event.getRequestContext().getAuthorizer()).isNull();
    }

    @Test
    void putTheChannelThatStandsBesideThem() throws JsonProcessingException {
        APIGatewayV2HTTPEvent event = lambdaInput("apigw-channel-put.json", APIGatewayV2HTTPEvent.class);
        ObjectNode channel =
                Project.json(Project.file("events/channels/opsgenie.json")).deepCopy();
        channel.remove("id");

        assertThat(JSON.readTree(event.getBody())).isEqualTo(channel);
        assertThat(event.getPathParameters()).containsExactly(Map.entry("id", "opsgenie"));
    }

    @Test
    void askForAKeyAsApiGatewayDoes() {
        APIGatewayV2CustomAuthorizerEvent event =
                lambdaInput("authorizer-request.json", APIGatewayV2CustomAuthorizerEvent.class);

        assertThat(event.getType()).isEqualTo("REQUEST");
        assertThat(event.getIdentitySource())
                .containsExactly(event.getHeaders().get("authorization"))
                .allMatch(header -> header.startsWith("Bearer "));
    }

    /// As EventBridge Scheduler fires: its detail is a text, which AWS's own ScheduledEvent class cannot read.
    @Test
    void fireLikeTheScheduler() {
        JsonNode event = Project.json(Project.file("events/schedule-sweep.json"));

        assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
        assertThat(event.path("detail").isTextual()).isTrue();
    }

    /// SQS refuses some characters of Unicode, so what the queue holds is ASCII.
    @Test
    void queueAnAcceptedEventInAscii() throws JsonProcessingException {
        String body = singleBody("sqs-event.json");
        AcceptedEvent accepted = EventMessage.read(body);

        assertThat(body).isASCII();
        assertThat(accepted.tenant().value()).isEqualTo("default");
        assertThat(JSON.readTree(accepted.event().data().value()))
                .isEqualTo(Project.json(Project.file("events/checkly-failure.json"))
                        .path("data"));
    }

    @Test
    void wakeADeliveryByNamesAlone() {
        assertThat(WakeUpMessage.read(singleBody("sqs-wake-up.json")))
                .hasValueSatisfying(wakeUp -> assertThat(wakeUp.attempt()).isEqualTo(2));
    }

    /// The queue is named as the local runner names it: by its logical id.
    private static String singleBody(String name) {
        List<SQSEvent.SQSMessage> records = lambdaInput(name, SQSEvent.class).getRecords();
        assertThat(records).hasSize(1);
        String arn = records.getFirst().getEventSourceArn();
        assertThat(new Deployment()
                        .resource(arn.substring(arn.lastIndexOf(':') + 1))
                        .path("Type")
                        .asText())
                .isEqualTo("AWS::SQS::Queue");
        return records.getFirst().getBody();
    }

    private static <T> T lambdaInput(String name, Class<T> type) {
        byte[] json = Project.text(Project.file("events/" + name)).getBytes(StandardCharsets.UTF_8);
        return LambdaEventSerializers.serializerFor(type, EventFilesTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }

    private static boolean wants(JsonNode channel, EventType type) {
        return Deployment.texts(channel.path("match").path("types"))
                .anyMatch(pattern -> new TypePattern(pattern).matches(type));
    }

    private static List<String> routes() {
        return new Deployment()
                .functions().stream()
                        .flatMap(function -> function.events("HttpApi"))
                        .map(event -> event.path("Method").asText() + " "
                                + event.path("Path").asText())
                        .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
