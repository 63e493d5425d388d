package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Reason;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Observation;
import dev.postrider.health.Verdict;
import dev.postrider.runtime.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelsTest {
    private static final String ONE = "/v1/channels/{id}";
    private static final String GOOD = "{\"request\":{\"url\":\"https://hooks.example.com/\"}}";

    private final Desk desk = new Desk();

    @Test
    void makesAChannelThatIsNotThere() {
        Desk.Answer answer = desk.answer(Call.to("POST /v1/channels").saying("""
                {"id":"alerts","request":{"url":"https://hooks.example.com/"}}"""));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("location")).isEqualTo("/v1/channels/alerts");
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(answer.body().path("version").asInt()).isEqualTo(1);
        ObjectNode told = (ObjectNode) answer.body();
        told.withObjectProperty("signing").remove("secret");
        ObjectNode shown =
                (ObjectNode) desk.answer(Call.to("GET " + ONE, "alerts")).body();
        shown.withObjectProperty("signing").remove("secret");
        assertThat(shown).isEqualTo(told);
    }

    @Test
    void makesNoChannelTwice() {
        desk.put("alerts");

        Desk.Answer answer = desk.answer(Call.to("POST /v1/channels").saying("""
                {"id":"alerts","request":{"url":"https://hooks.example.com/"}}"""));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("channel_exists");
    }

    @Test
    void putsAChannelWhetherItIsThereOrNot() {
        Desk.Answer first = desk.put("alerts");
        desk.clock.advance(Duration.ofMinutes(1));
        Desk.Answer second = desk.answer(
                Call.to("PUT " + ONE, "alerts").saying("{\"request\":{\"url\":\"https://hooks.example.com/2\"}}"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("etag")).isEqualTo("\"2\"");
        assertThat(second.body().path("createdAt")).isEqualTo(first.body().path("createdAt"));
        assertThat(second.body().path("updatedAt")).isNotEqualTo(first.body().path("updatedAt"));
    }

    @Test
    void putsBackWhatItGot() {
        desk.put("alerts");
        Desk.Answer got = desk.answer(Call.to("GET " + ONE, "alerts"));

        Desk.Answer put = desk.answer(Call.to("PUT " + ONE, "alerts").saying(Json.write(got.body())));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.header("etag")).isEqualTo(got.header("etag"));
    }

    @Test
    void leavesTheStateOfAChannelAloneThatIsPutWithoutOne() {
        desk.put("alerts");
        desk.answer(Call.to("PATCH " + ONE, "alerts").saying("{\"state\":\"paused\"}"));

        Desk.Answer put = desk.put("alerts");

        assertThat(put.body().path("state").asText()).isEqualTo("paused");
    }

    @Test
    void showsTheBreakerOfAChannel() {
        desk.put("alerts");
        ChannelHealth good = ChannelHealth.good(new ChannelKey(TenantId.DEFAULT, new ChannelId("alerts")));
        Verdict limited = new Verdict(Verdict.Kind.FAILED, Reason.RATE_LIMITED, Optional.of(Duration.ofMinutes(5)));
        desk.healths.replace(good, good.after(new Observation(limited, 1, desk.clock.instant())));

        Desk.Answer got = desk.answer(Call.to("GET " + ONE, "alerts"));

        assertThat(got.body().path("breaker").toString())
                .isEqualTo("{\"state\":\"open\",\"cause\":\"asked\",\"until\":\"2100-01-01T00:05:00.000Z\"}");
        Desk.Answer put = desk.answer(Call.to("PUT " + ONE, "alerts").saying(Json.write(got.body())));
        assertThat(put.status()).isEqualTo(200);
    }

    @Test
    void patchesFieldByField() {
        desk.answer(Call.to("PUT " + ONE, "alerts").saying("""
                {"name":"A","request":{"url":"https://hooks.example.com/","headers":{"x-a":"1","x-b":"2"},"body":"{}"},
                 "variables":{"A":"1"},"match":{"types":["a","b"]}}"""));

        Desk.Answer answer = desk.answer(Call.to("PATCH " + ONE, "alerts").saying("""
                {"name":null,"state":"paused","request":{"headers":{"x-a":null,"x-c":"3"},"body":null},
                 "match":{"types":["c"]}}"""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("name").asText()).isEqualTo("alerts");
        assertThat(answer.body().path("state").asText()).isEqualTo("paused");
        assertThat(answer.body().at("/request/headers")).hasToString("{\"x-b\":\"2\",\"x-c\":\"3\"}");
        assertThat(answer.body().path("request").has("body")).isFalse();
        assertThat(answer.body().at("/match/types")).hasToString("[\"c\"]");
        assertThat(answer.body().at("/variables/A").asText()).isEqualTo("1");
    }

    @Test
    void changesNothingWhenAPatchIsWrong() {
        desk.put("alerts");
        Desk.Answer before = desk.answer(Call.to("GET " + ONE, "alerts"));

        Desk.Answer answer = desk.answer(
                Call.to("PATCH " + ONE, "alerts").saying("{\"state\":\"off\",\"request\":{\"url\":null},\"x\":1}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/state", "/request/url", "/x");
        assertThat(desk.answer(Call.to("GET " + ONE, "alerts")).body()).isEqualTo(before.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void changesOnlyTheVersionThatTheCallerHasSeen(String method) {
        desk.put("alerts");
        desk.answer(Call.to("PATCH " + ONE, "alerts").saying("{\"description\":\"changed\"}"));
        Call call = Call.to(method + " " + ONE, "alerts").saying(GOOD);

        Desk.Answer stale = desk.answer(call.header("if-match", "\"1\""));
        Desk.Answer seen = desk.answer(call.header("if-match", "\"2\""));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("changed");
        assertThat(seen.status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @CsvSource({"*, 412", "'\"1\"', 412"})
    void makesNoChannelThatTheCallerExpectsToBeThere(String ifMatch, int status) {
        Desk.Answer answer =
                desk.answer(Call.to("PUT " + ONE, "alerts").saying(GOOD).header("if-match", ifMatch));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(desk.answer(Call.to("GET " + ONE, "alerts")).status()).isEqualTo(404);
    }

    @Test
    void deletesAChannel() {
        desk.put("alerts");

        Desk.Answer answer = desk.answer(Call.to("DELETE " + ONE, "alerts"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body().isEmpty()).isTrue();
        assertThat(desk.answer(Call.to("GET " + ONE, "alerts")).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to("DELETE " + ONE, "alerts")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "DELETE"})
    void findsNoChannelOfAnotherTenant(String method) {
        desk.put("alerts");
        Call call = Call.to(method + " " + ONE, "alerts").saying(GOOD);

        Desk.Answer other = desk.answer(call.as("other"));
        Desk.Answer unknown =
                desk.answer(Call.to(method + " " + ONE, "nothing").saying(GOOD).as("other"));

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body().path("detail").asText().replace("alerts", "nothing"))
                .isEqualTo(unknown.body().path("detail").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/channels, channels:write",
        "GET /v1/channels/{id}, channels:write",
        "POST /v1/channels, channels:read",
        "PUT /v1/channels/{id}, channels:read",
        "PATCH /v1/channels/{id}, channels:read",
        "DELETE /v1/channels/{id}, channels:read"
    })
    void asksForTheScope(String route, String otherScope) {
        desk.put("alerts");
        Call call = Call.to(route, "alerts").saying(GOOD);

        assertThat(desk.answer(call.scoped(otherScope)).status()).isEqualTo(403);
        assertThat(desk.answer(call.scoped("")).status()).isEqualTo(403);
        assertThat(desk.answer(call.as("")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | {"request"        | 400
            application/json | []                | 400
            application/json | ''                | 400
            text/plain       | {}                | 415
            application/json | {"id":"other"}    | 400
            application/json | {"a":1,"a":2}     | 400
            """)
    void refusesWhatIsNoChannelAtAll(String contentType, String body, int status) {
        Desk.Answer answer = desk.answer(Call.to("PUT " + ONE, "alerts")
                .header("content-type", contentType)
                .saying(body));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    /// The API has other names too, of which the count of hops knows.
    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1/events, 400",
        "https://API.example.com:443/v1/events?type=a, 400",
        "{{BASE}}/v1/events, 400",
        "https://api.example.com:8443/v1/events, 201",
        "https://example.com/v1/events, 201",
    })
    void sendsNoEventsRoundInACircle(String url, int status) {
        Call call = Call.to("PUT " + ONE, "alerts")
                .header("host", "Api.example.com")
                .saying("{\"variables\":{\"BASE\":\"https://api.example.com\"},\"request\":{\"url\":\"%s\"}}"
                        .formatted(url));

        Desk.Answer answer = desk.answer(call);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.pointers()).hasSize(status == 400 ? 1 : 0).allMatch("/request/url"::equals);
    }

    @Test
    void takesTheExample() throws Exception {
        ObjectNode request = (ObjectNode) Json.read(Files.readString(Path.of("../../events/apigw-channel-put.json")));

        Desk.Answer answer = desk.answer(request);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("id").asText()).isEqualTo("opsgenie");
    }

    @Test
    void listsChannelsPageByPage() {
        List.of("delta", "alpha", "echo", "bravo", "charlie").forEach(desk::put);
        List<String> seen = new ArrayList<>();
        Call call = Call.to("GET /v1/channels").asking("limit", "2");

        Desk.Answer page = desk.answer(call);
        seen.addAll(page.items("id"));
        while (!page.body().required("nextCursor").isNull()) {
            page = desk.answer(call.asking("cursor", page.nextCursor()));
            seen.addAll(page.items("id"));
        }

        assertThat(seen).containsExactly("alpha", "bravo", "charlie", "delta", "echo");
        assertThat(desk.answer(Call.to("GET /v1/channels").as("other")).items("id"))
                .isEmpty();
    }

    @Test
    void listsTheExample() throws Exception {
        desk.put("alerts");

        Desk.Answer answer = desk.answer(Json.read(Files.readString(Path.of("../../events/apigw-channels-list.json"))));

        assertThat(answer.items("id")).containsExactly("alerts");
    }
}
