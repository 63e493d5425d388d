package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Events on their whole way, from POST to history.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MainPathTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MANY = 1000;
    private static final int CLIENTS = 8;

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");

    @AfterAll
    void stop() {
        api.close();
        stack.close();
    }

    @Test
    void deliversAThousandEventsOfEightClientsExactlyOnce() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(0);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            channel("thousand", receiver.url(), "many.*");

            IntStream.range(0, MANY).forEach(n -> clients.execute(() -> post("many.of", "{\"n\":" + n + "}")));

            Eventually.holds(SOON, () -> receiver.requests().size() == MANY, () -> receiver.total() + " came");
            Eventually.holds(SOON, () -> succeeded("thousand") == MANY, () -> succeeded("thousand") + " in history");
            assertThat(receiver.requests().values()).containsOnly(1);
        }
    }

    @Test
    void triesAgainAfterTwoFailuresAndTellsTheStory() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(2)) {
            channel("twice", receiver.url(), "twice.*");

            String event = post("twice.failing", "{\"a\":\"b\"}");

            Eventually.holds(
                    SOON,
                    () -> succeeded("twice") == 1,
                    () -> api.get("/v1/deliveries").body().toString());
            JsonNode summary = api.all("/v1/deliveries?event=" + event).getFirst();
            JsonNode delivery =
                    api.get("/v1/deliveries/" + summary.path("id").asText()).body();
            assertThat(reasons(delivery)).containsExactly("http_5xx", "http_5xx", "ok");
            assertThat(delivery.at("/attempts/2/response/status").asInt()).isEqualTo(200);
            assertThat(delivery.at("/attempts/0/request/body").asText()).isEqualTo("{\"a\":\"b\"}");
            assertThat(receiver.idsPerBody()).containsExactly(1);
        }
    }

    @Test
    void knowsARepeatedEventByItsSourceAndId() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(0)) {
            channel("repeats", receiver.url(), "repeat.*");
            String event = "{\"type\":\"repeat.me\",\"source\":\"shop\",\"id\":\"A-1\",\"data\":{\"n\":1}}";

            Set<String> ids = IntStream.range(0, 5)
                    .mapToObj(
                            _ -> api.post("/v1/events", event).body().path("id").asText())
                    .collect(Collectors.toSet());
            String last = post("repeat.other", "{\"n\":2}");

            Eventually.holds(
                    SOON, () -> !api.all("/v1/deliveries?event=" + last).isEmpty(), () -> "no " + last);
            Eventually.holds(
                    SOON,
                    () -> succeeded("repeats") == 2,
                    () -> receiver.requests().toString());
            assertThat(ids).hasSize(1);
            assertThat(receiver.requests()).isEqualTo(Map.of("{\"n\":1}", 1, "{\"n\":2}", 1));
        }
    }

    @Test
    void meetsAnEventWithAChannelThatWasSavedJustBefore() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(0)) {
            for (int i = 0; i < 5; i++) {
                channel("fresh-" + i, receiver.url(), "fresh.n" + i);
                post("fresh.n" + i, "{\"n\":" + i + "}");
            }

            Eventually.holds(
                    SOON,
                    () -> receiver.requests().size() == 5,
                    () -> receiver.requests().toString());
        }
    }

    @Test
    void holdsWhatAPausedChannelMatchesAndCancelsForADeletedOne() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(0)) {
            channel("sleeper", receiver.url(), "sleep.*");
            api.send("PATCH", "/v1/channels/sleeper", "{\"state\":\"paused\"}");

            String event = post("sleep.tight", "{\"n\":1}");

            Eventually.holds(
                    SOON,
                    () -> statuses(event).equals(List.of("held")),
                    () -> statuses(event).toString());
            assertThat(receiver.total()).isZero();
        }
    }

    @Test
    void saysWhichChannelsAnEventMatched() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(0)) {
            channel("wanted", receiver.url(), "explain.*");
            channel("unwanted", receiver.url(), "other.*");

            String event = post("explain.me", "{}");

            Eventually.holds(SOON, () -> api.get("/v1/events/" + event).status() == 200, () -> "not planned");
            List<JsonNode> verdicts = api.get("/v1/events/" + event)
                    .body()
                    .path("channels")
                    .valueStream()
                    .toList();
            assertThat(verdicts)
                    .anySatisfy(verdict -> assertThat(verdict.toString())
                            .startsWith("{\"channel\":\"wanted\",\"matched\":true,\"delivery\":\"dlv_"))
                    .anySatisfy(verdict -> assertThat(verdict.toString())
                            .isEqualTo("{\"channel\":\"unwanted\",\"matched\":false,\"clause\":\"types\"}"));
        }
    }

    private void channel(String id, String url, String type) {
        String body = """
                {"match": {"types": ["%s"]}, "request": {"url": "%s"}, "retry": {"scheduleSeconds": [1, 1, 1]}}
                """.formatted(type, url);
        assertThat(api.put("/v1/channels/" + id, body).status()).isIn(200, 201);
    }

    private String post(String type, String data) {
        Api.Answer answer = api.post("/v1/events", "{\"type\":\"" + type + "\",\"data\":" + data + "}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.body().path("id").asText();
    }

    private long succeeded(String channel) {
        return api.all("/v1/deliveries?limit=100&channel=" + channel).stream()
                .filter(delivery -> delivery.path("status").asText().equals("succeeded"))
                .count();
    }

    private List<String> statuses(String event) {
        return api.all("/v1/deliveries?event=" + event).stream()
                .map(delivery -> delivery.path("status").asText())
                .toList();
    }

    private static List<String> reasons(JsonNode delivery) {
        return delivery.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("reason").asText())
                .toList();
    }
}
