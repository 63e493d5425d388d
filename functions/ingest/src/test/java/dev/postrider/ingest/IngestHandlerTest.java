package dev.postrider.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.contract.Examples;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.Hops;
import dev.postrider.event.TenantId;
import dev.postrider.event.TraceId;
import dev.postrider.kit.Canary;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a poster of events is told, and what the queue has by then.
final class IngestHandlerTest {
    private final Ingest ingest = Ingest.running();

    @Test
    void acceptsTheShortestEvent() {
        Ingest.Answer answer = ingest.answer(Post.of("{\"type\":\"order.created\",\"data\":{\"total\":1.10}}"));

        AcceptedEvent accepted = ingest.queued().getFirst();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("id").asText())
                .isEqualTo(accepted.event().id().value());
        assertThat(accepted.tenant()).isEqualTo(TenantId.DEFAULT);
        assertThat(accepted.acceptedAt()).isEqualTo(Ingest.NOW);
        assertThat(accepted.event().source()).isEqualTo(Event.DEFAULT_SOURCE);
        assertThat(accepted.event().time()).isEqualTo(Ingest.NOW);
        assertThat(accepted.event().data()).hasToString("{\"total\":1.10}");
        assertThat(accepted.event().sourceId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"apigw-ingest.json, order.created, shop", "apigw-ingest-data.json, incident.opened, coroot"})
    void acceptsTheExamples(String file, String type, String source) throws IOException {
        JsonNode request = Json.read(Files.readString(Path.of("../../events", file)));

        Ingest.Answer answer = ingest.answer(request);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(ingest.queued()).singleElement().satisfies(accepted -> {
            assertThat(accepted.event().type()).hasToString(type);
            assertThat(accepted.event().source()).isEqualTo(source);
        });
    }

    @Test
    void tellsAKeyThatAsksTooOftenWhenToComeBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(ingest.answer(Post.ofData("{}")).status()).isEqualTo(202);
        }

        Ingest.Answer answer = ingest.answer(Post.ofData("{}"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too_many_requests");
        assertThat(answer.headers().path("retry-after").asText()).isEqualTo("1");
        assertThat(answer.headers().path("content-type").asText()).isEqualTo("application/problem+json");
        assertThat(ingest.queued()).hasSize(3);
        ingest.clock.advance(Duration.ofSeconds(1));
        assertThat(ingest.answer(Post.ofData("{}")).status()).isEqualTo(202);
    }

    @Test
    void asksForAKeyThatIsKnown() {
        Ingest.Answer answer = ingest.answer(Post.ofData("{}").as(""));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.headers().path("content-type").asText()).isEqualTo("application/problem+json");
        assertThat(ingest.queued()).isEmpty();
    }

    @Test
    void asksForAKeyThatMayWriteEvents() {
        Ingest.Answer answer = ingest.answer(Post.ofData("{}").as("channels:read channels:write"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("detail").asText()).contains("events:write");
        assertThat(ingest.queued()).isEmpty();
    }

    @Test
    void promisesNothingThatTheQueueHasNot() {
        Ingest refused = Ingest.taking(_ -> false);

        Ingest.Answer answer = refused.answer(Post.ofData("{}"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("queue_unavailable");
        assertThat(answer.headers().path("retry-after").asText()).matches("[1-9][0-9]*");
        assertThat(refused.logged()).contains("event.refused").doesNotContain("event.accepted");
    }

    /// What SQS does wrong, its adapter says; this is all the rest.
    @Test
    void asksForTheEventAgainWhateverFailsOnOurSide() {
        Ingest broken = Ingest.taking(_ -> {
            throw new IllegalStateException("over the event {\"card\":4111}");
        });

        Ingest.Answer answer = broken.answer(Post.ofData("{\"card\":4111}"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.headers().path("content-type").asText()).isEqualTo("application/problem+json");
        assertThat(answer.headers().path("retry-after").asText()).matches("[1-9][0-9]*");
        assertThat(broken.logged())
                .contains("request.failed", "r-1", "IllegalStateException", "IngestHandlerTest")
                .doesNotContain("4111", "event.accepted");
    }

    /// A channel may post to the API that its events come from.
    @ParameterizedTest
    @CsvSource({"0, 202", "3, 202", "4, 400", "999, 400", "1000, 400", "-1, 400", "'', 400", "one, 400"})
    void breaksACircleOfChannels(String hops, int status) {
        Ingest.Answer answer = ingest.answer(Post.ofData("{}").with("x-webhook-hops", hops));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(ingest.queued())
                .hasSize(status == 202 ? 1 : 0)
                .allSatisfy(accepted -> assertThat(accepted.hops()).hasToString(hops));
    }

    @Test
    void countsTheHopsOfEveryEventInABatch() {
        Post batch = Post.of("[{\"type\":\"a\"},{\"type\":\"b\"}]")
                .with("content-type", "application/cloudevents-batch+json")
                .with("x-webhook-hops", "2");

        ingest.answer(batch);

        assertThat(ingest.queued()).extracting(AcceptedEvent::hops).containsExactly(new Hops(2), new Hops(2));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        Ingest.Answer answer = ingest.answer(Post.of("""
                {"type":"a..b","id":"x.y","source":5,"subject":"a\\u0000b","time":"yesterday","colour":"red"}"""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder("/type", "/id", "/source", "/subject", "/time", "/colour");
        assertThat(answer.body().path("errors").findValuesAsText("hint")).noneMatch(String::isBlank);
        assertThat(answer.code()).isEqualTo("invalid_request");
    }

    @Test
    void saysWhereJsonIsWrong() {
        Ingest.Answer answer = ingest.answer(Post.ofData("{\n  \"a\": nope\n}"));

        assertThat(answer.body().at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/errors/0/column").asInt()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postrider.channel.disabled", "postrider.x"})
    void keepsOurOwnTypesToOurselves(String type) {
        Ingest.Answer answer = ingest.answer(Post.of("{\"type\":\"" + type + "\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "null"})
    void asksForAnObjectWhereTheTypeStandsInIt(String body) {
        Ingest.Answer answer = ingest.answer(Post.of(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/hint").asText()).contains("?type=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "\"a\"", "1.10", "null", " {\"a\" : 1}"})
    void takesAnyJsonAsDataAsItIsWritten(String body) {
        Ingest.Answer answer = ingest.answer(Post.ofData(body).asking("source", "coroot"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(ingest.queued()).singleElement().satisfies(accepted -> {
            assertThat(accepted.event().data()).hasToString(body.strip());
            assertThat(accepted.event().source()).isEqualTo("coroot");
        });
    }

    @Test
    void takesAnEventOf256KiBAndNothingLarger() {
        String data = "\"" + "é".repeat(128 * 1024 - 1) + "\"";

        Ingest.Answer atTheLimit = ingest.answer(Post.ofData(data));
        Ingest.Answer beyond = ingest.answer(Post.ofData(data + " "));

        assertThat(atTheLimit.status()).isEqualTo(202);
        assertThat(beyond.status()).isEqualTo(413);
        assertThat(beyond.code()).isEqualTo("payload_too_large");
    }

    @Test
    void logsNoData() {
        ingest.answer(Post.ofData("{\"password\":\"hunter2\"}"));

        assertThat(ingest.logged()).contains("event.accepted", "t.x").doesNotContain("hunter2");
    }

    /// Accepted, refused by the queue, refused by the reader, failed.
    @Test
    void tellsOfEveryEventWithoutWhatWasPosted() {
        String data = Json.write(Json.tree(Canary.WORD));
        Post post = Post.ofData(data)
                .asking("source", Canary.WORD)
                .asking("key", Canary.WORD)
                .with("x-token", Canary.WORD)
                .with("ce-subject", Canary.WORD)
                .with("cookie", Canary.WORD);
        Ingest full = Ingest.taking(_ -> false);
        Ingest broken = Ingest.taking(_ -> {
            throw new IllegalStateException(Canary.WORD);
        });

        assertThat(ingest.answer(post).status()).isEqualTo(202);
        assertThat(ingest.answer(Post.of("{\"type\":" + data + ",\"data\":1}")).status())
                .isEqualTo(400);
        assertThat(full.answer(post).status()).isEqualTo(503);
        assertThat(broken.answer(post).status()).isEqualTo(503);

        assertThat(ingest.logged()).contains("event.accepted");
        assertThat(full.logged()).contains("event.refused");
        assertThat(broken.logged()).contains("request.failed");
        assertThat(Canary.spelledIn(ingest.logged() + full.logged() + broken.logged()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "traceparent, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "ce-traceparent, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "x-amzn-trace-id, Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Sampled=0"
    })
    void takesTheTraceFromWhoeverNamesIt(String header, String value) {
        ingest.answer(Post.ofData("{}").with(header, value));

        assertThat(ingest.queued())
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.trace()).contains(Examples.TRACE));
        assertThat(ingest.logged()).contains("\"request\":\"r-1\",\"trace\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    @Test
    void prefersTheEventsOwnTraceToTheCallersAndThatToTheGateways() {
        String batch = "[{\"type\":\"a\",\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"traceparent\":"
                + "\"00-11111111111111111111111111111111-00f067aa0ba902b7-01\"},"
                + "{\"type\":\"b\",\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"s\",\"traceparent\":\"none\"}]";

        ingest.answer(Post.of(batch)
                .with("content-type", "application/cloudevents-batch+json")
                .with("traceparent", "00-22222222222222222222222222222222-00f067aa0ba902b7-01")
                .with("x-amzn-trace-id", "Root=1-33333333-333333333333333333333333"));
        ingest.answer(Post.ofData("{}")
                .with("traceparent", "none")
                .with("x-amzn-trace-id", "Root=1-33333333-333333333333333333333333"));
        ingest.answer(Post.ofData("{}"));

        assertThat(ingest.queued())
                .extracting(accepted -> accepted.trace().map(TraceId::value).orElse(""))
                .containsExactly("1".repeat(32), "2".repeat(32), "3".repeat(32), "");
    }
}
