package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.kit.TestReceiver;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each function from its own jar alone, in a process of its own, as Lambda starts it: nothing that it needs at run
/// time
/// may be missing from the jar.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FunctionJarTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final LocalStack stack = LocalStack.startQuietly(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");

    @AfterAll
    void stop() {
        api.close();
        stack.close();
    }

    /// A name that never resolves (RFC 2606) takes a delivery through templates, policy, client and record. Unsigned:
    /// nothing here opens what the laptop's key file has sealed.
    @Test
    void rendersSendsAndRecordsFromDispatchJarAlone() throws Exception {
        String channel = """
                {"match": {"types": ["check.*"]}, "signing": {"scheme": "none"},
                 "request": {"url": "https://hooks.example/{{CHECK_ID}}", "body": "{\\"t\\":\\"{{ALERT_TITLE}}\\"}"}}
                """;
        assertThat(api.put("/v1/channels/nowhere", channel).status()).isEqualTo(201);

        JsonNode answer = invoke("dispatch", "dev.postrider.dispatch.DispatchHandler", "sqs-event.json");

        assertThat(answer.path("batchItemFailures")).isEmpty();
        assertThat(api.all("/v1/deliveries?channel=nowhere"))
                .singleElement()
                .satisfies(
                        delivery -> assertThat(delivery.path("reason").asText()).isEqualTo("dns"));
    }

    @Test
    void saysTryAgainWhereTheQueueIsGone() throws Exception {
        Map<String, String> nothingListens = Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");

        JsonNode answer = invoke("ingest", "dev.postrider.ingest.IngestHandler", "apigw-ingest.json", nothingListens);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
        assertThat(answer.at("/headers/retry-after").asText()).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "ingest,     ingest.IngestHandler,         apigw-ingest.json,          /statusCode,             202",
        "dispatch,   dispatch.DispatchHandler,     sqs-wake-up.json,           /batchItemFailures,      []",
        "sweep,      sweep.SweepHandler,           schedule-sweep.json,        /woken,                  0",
        "management, management.ManagementHandler, apigw-channels-list.json,   /statusCode,             200",
        "authorizer, authorizer.AuthorizerHandler, authorizer-request.json,    /isAuthorized,           true",
        "console,    console.ConsoleHandler,       apigw-console.json,         /statusCode,             200"
    })
    void answersFromItsJarAlone(String function, String handler, String event, String pointer, String expected)
            throws Exception {
        JsonNode answer = invoke(function, "dev.postrider." + handler, event);

        assertThat(answer.at(pointer).toString()).isEqualTo(expected);
    }

    /// CloudFormation hears of it at the URL that came with its request.
    @Test
    void makesAChannelForCloudFormationFromItsJarAlone() throws Exception {
        try (TestReceiver receiver = TestReceiver.start()) {
            String example = Files.readString(ProjectFolder.find().resolve("events/cfn-channel-create.json"));
            Path event = Files.writeString(
                    folder.resolve("create.json"),
                    example.replaceFirst(
                            "https://cloudformation-custom[^\"]+",
                            receiver.uri().toString()));

            JsonNode answer = invoke("provider", "dev.postrider.provider.ProviderHandler", event.toString());

            assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("SUCCESS");
            assertThat(receiver.awaits(1, Duration.ofSeconds(5)).getFirst()).satisfies(put -> {
                assertThat(put.method()).isEqualTo("PUT");
                assertThat(JSON.readTree(put.body())).isEqualTo(answer);
            });
            assertThat(api.send("DELETE", "/v1/channels/shop-alerts", "").status())
                    .isEqualTo(204);
        }
    }

    private JsonNode invoke(String function, String handler, String event) throws IOException, InterruptedException {
        return invoke(function, handler, event, Map.of());
    }

    private JsonNode invoke(String function, String handler, String event, Map<String, String> differing)
            throws IOException, InterruptedException {
        Path home = ProjectFolder.find();
        ProcessBuilder sandbox = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        home.resolve("functions/" + function + "/target/" + function + ".jar") + ":" + sandbox(),
                        Sandbox.class.getName(),
                        handler)
                .redirectInput(home.resolve("events").resolve(event).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        sandbox.environment().putAll(variables());
        sandbox.environment().putAll(differing);
        Process process = sandbox.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return JSON.readTree(answer.lines().reduce("", (_, last) -> last));
    }

    /// The union of the variables in template.yaml, and the SDK's own.
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("EVENT_QUEUE_URL", stack.queueUrl("EventQueue"));
        variables.put("RETRY_QUEUE_URL", stack.queueUrl("RetryQueue"));
        variables.put("CHANNELS_TABLE", "ChannelsTable");
        variables.put("DELIVERIES_TABLE", "DeliveriesTable");
        variables.put("RETENTION_DAYS", "30");
        variables.put("METRICS_NAMESPACE", "Postrider/jar");
        variables.put("ALLOW_PRIVATE_TARGETS", "false");
        variables.put("ALLOW_IPV6_TARGETS", "false");
        variables.put("SECRETS_KEY_ARN", "arn:aws:kms:eu-central-1:123456789012:key/nowhere");
        variables.put("RATE_PER_SECOND", "100");
        variables.put("RATE_BURST", "200");
        variables.put("ROOT_KEY_SECRET_ARN", "RootKeySecret");
        variables.put("AWS_REGION", System.getProperty("aws.region"));
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL_SQS", System.getProperty("aws.endpointUrlSqs"));
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", System.getProperty("aws.endpointUrlDynamoDb"));
        variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", System.getProperty("aws.endpointUrlSecretsManager"));
        return variables;
    }

    /// A folder with the sandbox's class and nothing else.
    private Path sandbox() throws IOException {
        String name = Sandbox.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream in = Sandbox.class.getResourceAsStream("/" + name)) {
            Files.write(copy, Objects.requireNonNull(in).readAllBytes());
        }
        return folder;
    }
}
