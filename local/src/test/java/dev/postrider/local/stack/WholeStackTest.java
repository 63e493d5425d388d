package dev.postrider.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.kit.ReceivedRequest;
import dev.postrider.kit.TestReceiver;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.sandbox.Invocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The real template.yaml with the real functions, once for all tests here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WholeStackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey("root"));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterAll
    void stop() {
        stack.close();
        http.close();
    }

    @Test
    void answersHealthWithoutAKey() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.endpoint() + "/v1/health"))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void deliversAnEventThroughTheWholeWay() throws Exception {
        try (TestReceiver receiver = TestReceiver.start()) {
            String channel = """
                    {"match": {"types": ["whole.*"]},
                     "request": {"url": "{{BASE}}/hook", "body": "{\\"text\\":\\"{{name}}\\"}"},
                     "variables": {"BASE": "%s"}}
                    """.formatted(receiver.uri().toString().replaceFirst("/$", ""));
            assertThat(call("PUT", "/v1/channels/whole", channel).statusCode()).isIn(200, 201);

            HttpResponse<String> accepted =
                    call("POST", "/v1/events", "{\"type\":\"whole.way\",\"data\":{\"name\":\"Ann\"}}");

            assertThat(accepted.statusCode()).isEqualTo(202);
            List<ReceivedRequest> received = receiver.awaits(1, SOON);
            assertThat(received.getFirst().path()).isEqualTo("/hook");
        }
    }

    @Test
    void invokesAFunctionWithALambdaShapedInput() throws Exception {
        byte[] event = Files.readAllBytes(events().resolve("apigw-channels-list.json"));

        Invocation answer = stack.invoke("ManagementFunction", event);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Invocation.Returned.class,
                        returned -> assertThat(
                                        json(returned.text()).path("statusCode").asInt())
                                .isEqualTo(200));
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.endpoint() + path))
                .header("authorization", "Bearer " + stack.rootKey())
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Path events() {
        return ProjectFolder.find().resolve("events");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
