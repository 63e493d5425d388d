package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are repeated under one Idempotency-Key.
final class OnceTest {
    private static final String ONE = "/v1/channels/{id}";
    private static final String CHANNEL = "{\"id\":\"alerts\",\"request\":{\"url\":\"https://hooks.example.com/\"}}";
    private static final String KEY = "{\"scopes\":[\"events:write\"]}";

    private final Desk desk = new Desk();
    private final Call create = Call.to("POST /v1/channels").header("idempotency-key", "k-1");
    private final Call mint = Call.to("POST /v1/keys").header("idempotency-key", "k-1");

    @Test
    void makeAChannelOnceAndAreAnsweredAlike() {
        Desk.Answer first = desk.answer(create.saying(CHANNEL));
        desk.clock.advance(Duration.ofHours(23));

        Desk.Answer second = desk.answer(create.saying(CHANNEL));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.headers()).isEqualTo(first.headers());
        assertThat(secret(first).asText()).startsWith("whsec_");
        assertThat(secret(second).path("set").asBoolean()).isTrue();
        assertThat(second.body()).as("all but what is told only once").isEqualTo(first.body());
    }

    /// Takes it out of the answer.
    private static JsonNode secret(Desk.Answer answer) {
        return ((ObjectNode) answer.body().path("signing")).remove("secret");
    }

    @Test
    void areAnsweredWithTheChannelAsItIsByThen() {
        desk.answer(create.saying(CHANNEL));
        desk.answer(Call.to("PATCH " + ONE, "alerts").saying("{\"state\":\"paused\"}"));

        Desk.Answer answer = desk.answer(create.saying(CHANNEL));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("state").asText()).isEqualTo("paused");
        assertThat(answer.header("etag")).isEqualTo("\"2\"");
    }

    @Test
    void areTheSameWithOtherSpacesBetween() {
        desk.answer(create.saying(CHANNEL));

        assertThat(desk.answer(create.saying(CHANNEL.replace(":{", " : {\n"))).status())
                .isEqualTo(201);
    }

    @Test
    void areRefusedWithAnotherBody() {
        desk.answer(create.saying(CHANNEL));
        desk.answer(mint.saying(KEY));

        List<Desk.Answer> refused = List.of(
                desk.answer(create.saying(CHANNEL.replace("hooks", "others"))),
                desk.answer(mint.saying(KEY.replace("events", "keys"))));

        assertThat(refused).extracting(Desk.Answer::status).containsOnly(422);
        assertThat(refused).extracting(Desk.Answer::code).containsOnly("idempotency_key_reused");
    }

    @Test
    void areForgottenAfterADay() {
        desk.answer(create.saying(CHANNEL));
        desk.clock.advance(Duration.ofHours(24));

        assertThat(desk.answer(create.saying(CHANNEL)).code()).isEqualTo("channel_exists");
        assertThat(desk.answer(mint.saying(KEY)).status()).isEqualTo(201);
    }

    /// Somebody else's channel is never passed off as the answer to this request.
    @Test
    void areNoExcuseForAChannelThatWasThereBefore() {
        desk.put("alerts");
        desk.clock.advance(Duration.ofSeconds(1));

        assertThat(desk.answer(create.saying(CHANNEL)).code()).isEqualTo("channel_exists");
        assertThat(desk.answer(create.saying(CHANNEL)).code()).isEqualTo("channel_exists");
    }

    @Test
    void areRememberedOnlyWhenTheyWereRight() {
        Desk.Answer wrong = desk.answer(create.saying("{\"id\":\"alerts\"}"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(desk.answer(create.saying(CHANNEL)).status()).isEqualTo(201);
    }

    @Test
    void areThoseOfOneTenantAndOneRoute() {
        desk.answer(create.saying(CHANNEL));

        assertThat(desk.answer(create.as("team-a").saying(CHANNEL.replace("hooks", "others")))
                        .status())
                .isEqualTo(201);
        assertThat(desk.answer(mint.saying(KEY)).status()).isEqualTo(201);
    }

    /// The first answer may have been lost, but a key is shown only once.
    @Test
    void makeNoSecondKeyAndShowNoneAgain() {
        Desk.Answer first = desk.answer(mint.saying(KEY));

        Desk.Answer second = desk.answer(mint.saying(KEY));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("key_shown_once");
        assertThat(second.body().toString())
                .contains(first.body().path("id").asText())
                .doesNotContain(first.body().path("key").asText());
        List<String> keys = desk.answer(Call.to("GET /v1/keys")).items("id");
        assertThat(keys).containsExactly(first.body().path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "k\u00e9y", "a\tb"})
    void needAKeyThatIsOne(String key) {
        Desk.Answer answer = desk.answer(
                Call.to("POST /v1/channels").header("idempotency-key", key).saying(CHANNEL));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad_idempotency_key");
    }

    @Test
    void haveKeysOfAtMost255Characters() {
        Call longest = Call.to("POST /v1/channels").header("idempotency-key", "k".repeat(255));
        Call tooLong = Call.to("POST /v1/channels").header("idempotency-key", "k".repeat(256));

        assertThat(desk.answer(tooLong.saying(CHANNEL)).status()).isEqualTo(400);
        assertThat(desk.answer(longest.saying(CHANNEL)).status()).isEqualTo(201);
    }
}
