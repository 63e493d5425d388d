package dev.postrider.benchmarks.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RuntimeApiTest {
    @Test
    void handsOutOneInvocationAndTakesItsAnswer() throws Exception {
        byte[] event = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        try (RuntimeApi api = RuntimeApi.with(event);
                HttpClient http = HttpClient.newHttpClient()) {
            String runtime = "http://" + api.address() + "/2018-06-01/runtime/invocation/";

            HttpResponse<String> next = http.send(
                    HttpRequest.newBuilder(URI.create(runtime + "next")).build(), HttpResponse.BodyHandlers.ofString());
            String id =
                    next.headers().firstValue("lambda-runtime-aws-request-id").orElseThrow();
            http.send(
                    HttpRequest.newBuilder(URI.create(runtime + id + "/response"))
                            .POST(HttpRequest.BodyPublishers.ofString("done"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(next.body()).isEqualTo("{\"a\":1}");
            assertThat(next.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(api.answer()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatEachFunctionIsAsked(Starter starter) {
        assertThat(starter.event(Path.of(".."))).isNotEmpty();
    }
}
