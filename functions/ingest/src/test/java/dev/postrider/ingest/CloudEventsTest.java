package dev.postrider.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.document.EventDocument;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The three content modes of the CloudEvents 1.0 HTTP protocol binding.
final class CloudEventsTest {
    private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";

    private final Ingest ingest = Ingest.running();

    @Test
    void readsStructuredMode() {
        Ingest.Answer answer = ingest.answer(Post.of("""
                        {"specversion":"1.0","id":"A-1","source":"shop","type":"order.created","subject":"o/1",
                         "time":"2026-11-21T17:07:56.312+01:00","datacontenttype":"application/json",
                         "traceparent":"00-1","sampled":true,"weights":[1.0, 2],"data":{ "a" : 1.10 }}""").with("content-type", "application/cloudevents+json"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(event()).satisfies(event -> {
            assertThat(event.publicId()).isEqualTo("A-1");
            assertThat(event.source()).isEqualTo("shop");
            assertThat(event.type()).hasToString("order.created");
            assertThat(event.subject()).hasValue("o/1");
            assertThat(event.time()).isEqualTo(Instant.parse("2026-11-21T16:07:56.312Z"));
            assertThat(event.data()).hasToString("{ \"a\" : 1.10 }");
            assertThat(event.extensions())
                    .containsOnly(
                            Map.entry("traceparent", new JsonText("\"00-1\"")),
                            Map.entry("sampled", new JsonText("true")),
                            Map.entry("weights", new JsonText("[1.0, 2]")));
        });
    }

    @Test
    void readsBinaryMode() {
        Ingest.Answer answer = ingest.answer(Post.of("[1.10]")
                .with("ce-specversion", "1.0")
                .with("ce-id", "A-1")
                .with("ce-source", "shop")
                .with("ce-type", "order.created")
                .with("ce-time", "2026-11-21T16:07:56.312Z")
                .with("ce-subject", "Gr%C3%BC%C3%9Fe+1 100%")
                .with("ce-traceparent", "00-\"1\""));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(event()).satisfies(event -> {
            assertThat(event.id()).isEqualTo(EventId.ofSource(TenantId.DEFAULT, "shop", "A-1"));
            assertThat(event.data()).hasToString("[1.10]");
            assertThat(event.extensions()).containsOnly(Map.entry("traceparent", new JsonText("\"00-\\\"1\\\"\"")));
        });
    }

    @ParameterizedTest
    @CsvSource({"Gr%C3%BC%C3%9Fe, Grüße", "a+b, a+b", "a%20b, a b", "100%, 100%"})
    void decodesHeadersOfBinaryMode(String header, String expected) {
        ingest.answer(Post.of("{}").with("ce-type", "a").with("ce-subject", header));

        assertThat(event().subject()).hasValue(expected);
    }

    /// An extension of that name would stand beside the event's own field of it, and nobody could read the event
    /// again that was promised.
    @ParameterizedTest
    @ValueSource(strings = {"ce-data", "ce-my-extension", "ce-", "ce-aaaaaaaaaaaaaaaaaaaaa", "ce-data_base64"})
    void refusesAHeaderThatNamesNoExtension(String header) {
        Ingest.Answer answer = ingest.answer(Post.ofData("{}").with(header, "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(ingest.queued()).isEmpty();
    }

    @Test
    void acceptsNothingThatCannotBeReadAgain() {
        ingest.answer(Post.ofData("{\"a\":\"\\u0000\"}")
                .with("ce-traceparent", "00-1")
                .with("ce-subject", "s"));

        Event event = event();
        assertThat(EventDocument.read(event.id(), EventDocument.write(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"My_Ext", "data_base64", "aaaaaaaaaaaaaaaaaaaaa", ""})
    void refusesAFieldThatNamesNoExtension(String name) {
        Ingest.Answer answer = ingest.answer(Post.of("{\"specversion\":\"1.0\",\"type\":\"a\",\"" + name + "\":1}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/" + name);
    }

    @Test
    void knowsOnlyVersionOne() {
        Ingest.Answer answer = ingest.answer(Post.of("{\"specversion\":\"0.3\",\"type\":\"a\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/specversion");
    }

    @Test
    void answersABatchEventByEvent() {
        Ingest.Answer answer = ingest.answer(
                batch("[{\"type\":\"a\",\"id\":\"A-1\"},{\"type\":\"a b\",\"id\":\"x.y\"},7,{\"type\":\"b\"}]"));

        JsonNode items = answer.body().required("items");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(ingest.queued()).hasSize(2);
        assertThat(items).hasSize(4);
        assertThat(items.get(0).path("id").asText())
                .isEqualTo(EventId.ofSource(TenantId.DEFAULT, "api", "A-1").value());
        assertThat(items.get(1).at("/problem/errors").findValuesAsText("pointer"))
                .containsExactly("/1/type", "/1/id");
        assertThat(items.get(2).at("/problem/errors/0/pointer").asText()).isEqualTo("/2");
        assertThat(items.get(3).has("id")).isTrue();
    }

    @Test
    void saysWhichEventsOfABatchTheQueueHasNot() {
        Ingest half = Ingest.taking(accepted -> accepted.event().publicId().equals("one"));

        Ingest.Answer answer =
                half.answer(batch("[{\"type\":\"a\",\"id\":\"two\"},{\"type\":\"a\",\"id\":\"one\"},{}]"));

        List<String> outcomes = StreamSupport.stream(
                        answer.body().required("items").spliterator(), false)
                .map(item ->
                        item.has("id") ? "accepted" : item.at("/problem/status").asText())
                .toList();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(outcomes).containsExactly("503", "accepted", "400");
    }

    @Test
    void acceptsNoBatchOfWhichTheQueueHasNothing() {
        Ingest none = Ingest.taking(_ -> false);

        Ingest.Answer answer = none.answer(batch("[{\"type\":\"a\"},{\"type\":\"b\"},{}]"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().has("retry-after")).isTrue();
    }

    @Test
    void acceptsNoBatchWithoutAGoodEvent() {
        Ingest.Answer answer = ingest.answer(batch("[{},{\"type\":\"a..b\"}]"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().required("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{\"type\":\"a\"}", "[{\"type\":\"a\"}", "[{\"type\":\"a\"}]]", "[{\"type\":\"a\"}] 7"})
    void refusesWhatIsNoBatch(String body) {
        Ingest.Answer answer = ingest.answer(batch(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(ingest.queued()).isEmpty();
    }

    @Test
    void takesAHundredEventsAndNoMore() {
        String hundred = "{\"type\":\"a\"}" + ",{\"type\":\"a\"}".repeat(99);

        Ingest.Answer atTheLimit = ingest.answer(batch("[" + hundred + "]"));
        Ingest.Answer beyond = ingest.answer(batch("[" + hundred + ",{\"type\":\"a\"}]"));

        assertThat(atTheLimit.status()).isEqualTo(202);
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(ingest.queued()).hasSize(100);
    }

    @Test
    void tellsTheEventsOfABatchApartUnderOneIdempotencyKey() {
        Post post = batch("[{\"type\":\"a\"},{\"type\":\"a\"}]").with("idempotency-key", "k");

        JsonNode first = ingest.answer(post).body();
        JsonNode again = ingest.answer(post).body();

        assertThat(first.findValuesAsText("id")).hasSize(2).doesNotHaveDuplicates();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void refusesALargeEventInABatchAndTakesTheOthers() {
        String large = "{\"type\":\"a\",\"data\":\"" + "x".repeat(256 * 1024) + "\"}";

        Ingest.Answer answer = ingest.answer(batch("[" + large + ",{\"type\":\"b\"}]"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/items/0/problem/errors/0/pointer").asText())
                .isEqualTo("/0");
        assertThat(answer.body().at("/items/1").has("id")).isTrue();
    }

    private static Post batch(String body) {
        return Post.of(body).with("content-type", BATCH);
    }

    private Event event() {
        return ingest.queued().getFirst().event();
    }
}
