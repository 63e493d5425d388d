package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
    private static final String ONE = "/v1/channels/{id}";
    private static final String TOKEN = "tok-1234567890";

    private final Desk desk = new Desk();

    private Desk.Answer put(String json) {
        return desk.answer(Call.to("PUT " + ONE, "alerts").saying(json));
    }

    private Desk.Answer patch(String json) {
        return desk.answer(Call.to("PATCH " + ONE, "alerts").saying(json));
    }

    private static String channel(String url, String more) {
        return "{\"request\":{\"url\":\"" + url + "\",\"headers\":{\"x-token\":\"{{TOKEN}}\"}}," + more + "}";
    }

    private Desk.Answer saved() {
        return put(channel("https://hooks.example.com/a", "\"secrets\":{\"TOKEN\":\"" + TOKEN + "\"}"));
    }

    @Test
    void showsASecretNeverAgain() {
        Desk.Answer answer = saved();

        JsonNode shown = answer.body().path("secrets").path("TOKEN");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(shown.path("set").asBoolean()).isTrue();
        assertThat(shown.path("updatedAt").asText())
                .isEqualTo(answer.body().path("updatedAt").asText());
        assertThat(shown.path("origins").path(0).asText()).isEqualTo("https://hooks.example.com");
        assertThat(Json.write(answer.body())).doesNotContain(TOKEN).doesNotContain("sealed");
        assertThat(desk.logged()).doesNotContain(TOKEN);
    }

    @Test
    void keepsASecretThatComesBackAsItWasShown() {
        ObjectNode got = (ObjectNode) saved().body();
        desk.clock.advance(Duration.ofMinutes(1));
        got.put("description", "edited");

        Desk.Answer put = put(Json.write(got));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("secrets")).isEqualTo(got.path("secrets"));
    }

    @Test
    void keepsASecretThatAPatchLeavesOutAndOneThatAPutSaysIsNull() {
        JsonNode secrets = saved().body().path("secrets");

        assertThat(patch("{\"description\":\"edited\"}").body().path("secrets")).isEqualTo(secrets);
        assertThat(put(channel("https://hooks.example.com/b", "\"secrets\":{\"TOKEN\":null}"))
                        .body()
                        .path("secrets"))
                .isEqualTo(secrets);
    }

    @Test
    void removesASecretThatAPatchSetsToNull() {
        saved();

        Desk.Answer answer = patch("{\"secrets\":{\"TOKEN\":null},\"request\":{\"headers\":null}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("secrets")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "••••",
                "****",
                "***",
                "[REDACTED]",
                "<hidden>",
                "…write-only…",
                "xoxb…1234",
                "xxxxxxxx",
                "********1234"
            })
    void refusesAMask(String mask) {
        Desk.Answer answer = put(channel("https://hooks.example.com/a", "\"secrets\":{\"TOKEN\":\"" + mask + "\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("masked_secret");
        assertThat(answer.pointers()).containsExactly("/secrets/TOKEN");
    }

    @Test
    void refusesToKeepWhatIsNotThere() {
        Desk.Answer answer = put(channel("https://hooks.example.com/a", "\"secrets\":{\"TOKEN\":{\"set\":true}}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown_secret");
    }

    @Test
    void sendsAStoredSecretToNoOtherOrigin() {
        saved();

        Desk.Answer elsewhere = patch("{\"request\":{\"url\":\"https://evil.example.org/a\"}}");
        Desk.Answer otherPort = patch("{\"request\":{\"url\":\"https://hooks.example.com:8443/a\"}}");

        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.code()).isEqualTo("secret_rebind_required");
        assertThat(elsewhere.pointers()).containsExactly("/secrets/TOKEN");
        assertThat(otherPort.code()).isEqualTo("secret_rebind_required");
        assertThat(desk.answer(Call.to("GET " + ONE, "alerts"))
                        .body()
                        .path("request")
                        .path("url")
                        .asText())
                .isEqualTo("https://hooks.example.com/a");
    }

    @Test
    void movesASecretToAnotherOriginWithWhoeverKnowsIt() {
        saved();

        Desk.Answer answer = patch(
                "{\"request\":{\"url\":\"https://new.example.org/a\"},\"secrets\":{\"TOKEN\":\"" + TOKEN + "\"}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()
                        .path("secrets")
                        .path("TOKEN")
                        .path("origins")
                        .path(0)
                        .asText())
                .isEqualTo("https://new.example.org");
    }

    @Test
    void refusesOriginsThatAreWrittenBesideAStoredSecret() {
        saved();

        Desk.Answer answer =
                patch("{\"secrets\":{\"TOKEN\":{\"set\":true,\"origins\":[\"https://evil.example.org\"]}}}");

        assertThat(answer.code()).isEqualTo("secret_rebind_required");
    }

    @Test
    void bindsASecretToTheOriginsThatItNames() {
        String twoOrigins = "\"secrets\":{\"TOKEN\":{\"value\":\"" + TOKEN
                + "\",\"origins\":[\"https://hooks.example.com\",\"https://eu.example.com\"]}}";
        put(channel("https://hooks.example.com/a", twoOrigins));

        assertThat(patch("{\"request\":{\"url\":\"https://eu.example.com/a\"}}").status())
                .isEqualTo(200);
        assertThat(patch("{\"request\":{\"url\":\"https://us.example.com/a\"}}").status())
                .isEqualTo(409);
    }

    @Test
    void takesAWholeUrlForASecretAndItsOriginForTheEndpoint() {
        String url = "https://hooks.slack.com/services/T1/B1/abcdef";

        Desk.Answer answer =
                put("{\"request\":{\"url\":\"{{SLACK_URL}}\"},\"secrets\":{\"SLACK_URL\":\"" + url + "\"}}");
        Desk.Answer edited = patch("{\"description\":\"edited\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()
                        .path("secrets")
                        .path("SLACK_URL")
                        .path("origins")
                        .path(0)
                        .asText())
                .isEqualTo("https://hooks.slack.com");
        assertThat(edited.status()).isEqualTo(200);
    }

    @Test
    void letsNoSecretShapeAHost() {
        Desk.Answer answer = put(
                "{\"request\":{\"url\":\"https://{{HOST}}.example.com/\"},\"secrets\":{\"HOST\":\"internal-host\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("destination_not_allowed");
        assertThat(answer.body().path("detail").asText()).contains("a secret may not shape");
    }

    @Test
    void refusesASecretUrlThatMayNotBeCalled() {
        Desk.Answer answer =
                put("{\"request\":{\"url\":\"{{URL}}\"},\"secrets\":{\"URL\":\"http://169.254.169.254/latest\"}}");

        assertThat(answer.code()).isEqualTo("destination_not_allowed");
        assertThat(Json.write(answer.body())).doesNotContain("169.254");
    }

    @Test
    void takesAUserinfoOfOneNameAndNoOther() {
        Desk.Answer one = put(
                "{\"request\":{\"url\":\"https://{{KEY}}:@api.opsgenie.com/v1\"},\"secrets\":{\"KEY\":\"k-123456\"}}");
        Desk.Answer two = put(
                "{\"request\":{\"url\":\"https://me:{{KEY}}@api.opsgenie.com/v1\"},\"secrets\":{\"KEY\":\"k-123456\"}}");

        assertThat(one.status()).isEqualTo(201);
        assertThat(one.body().path("request").path("url").asText()).isEqualTo("https://{{KEY}}:@api.opsgenie.com/v1");
        assertThat(two.code()).isEqualTo("destination_not_allowed");
        assertThat(two.body().path("detail").asText()).contains("`auth`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"basic\":{\"username\":\"me\",\"password\":\"" + TOKEN + "\"}}",
                "{\"bearer\":{\"token\":\"" + TOKEN + "\"}}",
                "{\"header\":{\"name\":\"x-api-key\",\"value\":\"" + TOKEN + "\"}}"
            })
    void keepsAuthAndBindsItToTheEndpoint(String auth) {
        Desk.Answer answer = put("{\"request\":{\"url\":\"https://hooks.example.com/\"},\"auth\":" + auth + "}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(Json.write(answer.body())).doesNotContain(TOKEN);
        assertThat(put(Json.write(answer.body())).status()).isEqualTo(200);
        assertThat(patch("{\"request\":{\"url\":\"https://evil.example.org/\"}}")
                        .code())
                .isEqualTo("secret_rebind_required");
    }

    @Test
    void saysAllThatIsWrongWithSecretsAtOnce() {
        Desk.Answer answer = put("""
                {"request":{"url":"https://hooks.example.com/","headers":{"Authorization":"x"}},
                 "variables":{"BOTH":"v"}, "secrets":{"BOTH":"12345678","lower":"12345678","BLANK":" ","LONG":"%s"},
                 "auth":{"bearer":{"token":"12345678"}}, "tls":{"ca":"nonsense","clientKey":"nonsense"}}""".formatted("x".repeat(2049) + "y"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers())
                .contains("/secrets/BOTH", "/secrets/lower", "/secrets/BLANK", "/secrets/LONG")
                .contains("/request/headers/Authorization", "/tls/ca", "/tls/clientKey");
    }
}
