package dev.postrider.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.local.handlers.Doorkeeper;
import dev.postrider.local.handlers.Echo;
import dev.postrider.local.handlers.Scripted;
import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.sandbox.KeyFile;
import dev.postrider.local.template.ApiSpec;
import dev.postrider.local.template.FunctionSpec;
import dev.postrider.local.template.Trigger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOOR = "arn:Door";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpApi api = HttpApi.start(
            0,
            Optional.of(new ApiSpec(
                    "Api",
                    Map.of("Key", new ApiSpec.Authorizer(DOOR, List.of("Authorization"), Duration.ofMinutes(1))))),
            List.of(
                    pool(
                            "Echo",
                            Echo.class.getName(),
                            open("POST", "/things"),
                            open("GET", "/things/{id}"),
                            open("GET", "/things/special"),
                            open("ANY", "/files/{path+}"),
                            new Trigger.Route("GET", "/guarded", Optional.of("Key"), Duration.ofSeconds(5))),
                    pool("Answer", Scripted.class.getName(), open("GET", "/answer"))),
            _ -> pool("Door", Doorkeeper.class.getName()));

    @AfterEach
    void stop() {
        api.close();
        client.close();
    }

    @Test
    void givesAFunctionTheRequestInPayloadFormatTwo() throws Exception {
        JsonNode event = JSON.readTree(call(request("POST", "/things?a=1&b=x%20y&a=2", "{\"n\":1}")
                        .header("content-type", "application/json")
                        .header("X-Twice", "1")
                        .header("X-Twice", "2")
                        .header("Cookie", "s=1; t=2"))
                .body());

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /things");
        assertThat(event.path("rawPath").asText()).isEqualTo("/things");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&b=x%20y&a=2");
        assertThat(event.path("queryStringParameters")).isEqualTo(JSON.readTree("{\"a\":\"1,2\",\"b\":\"x y\"}"));
        assertThat(event.path("headers").path("x-twice").asText()).isEqualTo("1,2");
        assertThat(event.path("cookies")).isEqualTo(JSON.readTree("[\"s=1\",\"t=2\"]"));
        assertThat(event.path("body").asText()).isEqualTo("{\"n\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
    }

    @Test
    void sendsWhatIsNoTextAsBase64() throws Exception {
        JsonNode event = JSON.readTree(
                call(request("POST", "/things", "a=1").header("content-type", "application/x-www-form-urlencoded"))
                        .body());

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText()))
                .asString()
                .isEqualTo("a=1");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /things/a%20b, GET /things/{id}, id, a b",
        "GET, /things/special, GET /things/special, id, ''",
        "PUT, /files/x/y.txt, ANY /files/{path+}, path, x/y.txt",
    })
    void takesTheMostSpecificRoute(String method, String path, String route, String name, String value)
            throws Exception {
        JsonNode event = JSON.readTree(call(request(method, path, "")).body());

        assertThat(event.path("routeKey").asText()).isEqualTo(route);
        assertThat(event.path("pathParameters").path(name).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"GET, /nowhere", "GET, /things", "DELETE, /things/1", "GET, /files"})
    void knowsNoOtherRoute(String method, String path) throws Exception {
        HttpResponse<String> answer = call(request(method, path, ""));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void refusesABodyThatApiGatewayOrLambdaWouldNotTake() throws Exception {
        HttpResponse<String> forTheGateway = call(request("POST", "/things", "x".repeat(10 * 1024 * 1024 + 1)));
        HttpResponse<String> forLambda = call(request("POST", "/things", "x".repeat(6 * 1024 * 1024)));

        assertThat(List.of(forTheGateway, forLambda)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"statusCode":201,"headers":{"x-a":"b"},"body":"made"} | 201 | made
                    {"statusCode":200,"body":"bWFkZQ==","isBase64Encoded":true} | 200 | made
                    {"hello":1} | 200 | {"hello":1}
                    "text"      | 200 | text
                    not json    | 500 | {"message":"Internal Server Error"}
                    {"statusCode":7} | 500 | {"message":"Internal Server Error"}
                    """)
    void readsAnAnswerAsApiGatewayDoes(String returned, int status, String body) throws Exception {
        Scripted.act("Answer", _ -> returned);

        HttpResponse<String> answer = call(request("GET", "/answer", ""));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void answersForAFunctionThatThrowsOrIsLate() throws Exception {
        Scripted.act("Answer", _ -> {
            throw new IllegalStateException("broken");
        });
        HttpResponse<String> broken = call(request("GET", "/answer", ""));
        Scripted.act("Answer", _ -> hang());
        HttpResponse<String> late = call(request("GET", "/answer", ""));

        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void asksTheAuthorizerOncePerIdentityAndPassesOnWhatItSaid() throws Exception {
        int before = Doorkeeper.asked();

        HttpResponse<String> without = call(request("GET", "/guarded", ""));
        HttpResponse<String> rude = call(request("GET", "/guarded", "").header("authorization", "now"));
        HttpResponse<String> polite = call(request("GET", "/guarded", "").header("authorization", "please"));
        HttpResponse<String> again = call(request("GET", "/guarded", "").header("authorization", "please"));

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(rude.statusCode()).isEqualTo(403);
        assertThat(rude.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(List.of(polite, again))
                .allSatisfy(answer -> assertThat(JSON.readTree(answer.body())
                                .path("requestContext")
                                .path("authorizer")
                                .path("lambda")
                                .path("tenant")
                                .asText())
                        .isEqualTo("acme"));
        assertThat(Doorkeeper.asked() - before).isEqualTo(2);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(api.endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Trigger.Route open(String method, String path) {
        return new Trigger.Route(method, path, Optional.empty(), Duration.ofSeconds(30));
    }

    private static FunctionPool pool(String id, String handler, Trigger... routes) {
        Duration timeout = id.equals("Answer") ? Duration.ofMillis(300) : Duration.ofSeconds(5);
        FunctionSpec spec = new FunctionSpec(id, handler, Map.of(), timeout, 256, List.of(routes));
        return new FunctionPool(spec, "arn:" + id, UnaryOperator.identity(), KeyFile.inMemory(), 4);
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "never read";
    }
}
