package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.runtime.Json;
import org.junit.jupiter.api.Test;

final class VariablesTest {
    private static final String TOKEN = "tok-1234567890";

    private final Desk desk = new Desk();

    private static Call to(String method, String name) {
        return Call.to(method + " /v1/variables/{name}").naming(name);
    }

    private Desk.Answer put(String name, String json) {
        return desk.answer(to("PUT", name).saying(json));
    }

    private Desk.Answer secret(String origin) {
        return put("TOKEN", "{\"value\":\"" + TOKEN + "\",\"secret\":true,\"origins\":[\"" + origin + "\"]}");
    }

    @Test
    void keepsAVariable() {
        Desk.Answer made = put("TEAM", "{\"value\":\"T1\"}");
        Desk.Answer replaced = put("TEAM", "{\"value\":\"T2\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(desk.answer(to("GET", "TEAM")).body().path("value").asText()).isEqualTo("T2");
        assertThat(desk.answer(Call.to("GET /v1/variables")).items("name")).containsExactly("TEAM");
        assertThat(desk.answer(to("DELETE", "TEAM")).status()).isEqualTo(204);
        assertThat(desk.answer(to("GET", "TEAM")).status()).isEqualTo(404);
        assertThat(desk.answer(to("DELETE", "TEAM")).status()).isEqualTo(404);
    }

    @Test
    void keepsAGroupsVariableApartFromTheTenants() {
        put("TEAM", "{\"value\":\"tenant\"}");
        put("TEAM", "{\"value\":\"group\",\"group\":\"platform\"}");

        assertThat(desk.answer(to("GET", "TEAM")).body().path("value").asText()).isEqualTo("tenant");
        assertThat(desk.answer(to("GET", "TEAM").asking("group", "platform"))
                        .body()
                        .path("value")
                        .asText())
                .isEqualTo("group");
        assertThat(desk.answer(Call.to("GET /v1/variables").asking("group", "platform"))
                        .items("value"))
                .containsExactly("group");
    }

    @Test
    void showsASecretNeverAgain() {
        Desk.Answer answer = secret("https://hooks.example.com");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("value").path("set").asBoolean()).isTrue();
        assertThat(answer.body().path("origins").path(0).asText()).isEqualTo("https://hooks.example.com");
        assertThat(Json.write(answer.body())).doesNotContain(TOKEN);
        assertThat(Json.write(desk.answer(Call.to("GET /v1/variables")).body())).doesNotContain(TOKEN);
    }

    @Test
    void asksForTheOriginsOfASharedSecret() {
        Desk.Answer answer = put("TOKEN", "{\"value\":\"" + TOKEN + "\",\"secret\":true}");

        assertThat(answer.code()).isEqualTo("origins_missing");
        assertThat(answer.pointers()).containsExactly("/origins");
    }

    @Test
    void takesTheOriginOfASecretThatIsAUrlFromItself() {
        Desk.Answer answer =
                put("SLACK_URL", "{\"value\":\"https://hooks.slack.com/services/T1/B1/x\",\"secret\":true}");

        assertThat(answer.body().path("origins").path(0).asText()).isEqualTo("https://hooks.slack.com");
    }

    @Test
    void keepsAStoredSecretButNotForOtherOrigins() {
        secret("https://hooks.example.com");

        Desk.Answer same = put("TOKEN", "{\"value\":{\"set\":true},\"secret\":true}");
        Desk.Answer other =
                put("TOKEN", "{\"value\":{\"set\":true},\"secret\":true,\"origins\":[\"https://evil.example.org\"]}");

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body().path("origins").path(0).asText()).isEqualTo("https://hooks.example.com");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("secret_rebind_required");
    }

    @Test
    void refusesAChannelThatWouldSendASharedSecretElsewhere() {
        secret("https://hooks.example.com");

        Desk.Answer right = channel("https://hooks.example.com/a");
        Desk.Answer wrong = channel("https://evil.example.org/a");

        assertThat(right.status()).isEqualTo(201);
        assertThat(wrong.code()).isEqualTo("secret_origin_mismatch");
    }

    private Desk.Answer channel(String url) {
        return desk.answer(Call.to("PUT /v1/channels/{id}", "alerts")
                .saying("{\"request\":{\"url\":\"" + url + "\",\"headers\":{\"x-token\":\"{{TOKEN}}\"}}}"));
    }

    @Test
    void letsAVariableBeTheBaseOfAChannelsUrl() {
        put("BASE", "{\"value\":\"https://hooks.example.com\"}");

        assertThat(channel("{{BASE}}/a").status()).isEqualTo(201);
        assertThat(channel("{{OTHER}}/a").code()).isEqualTo("destination_not_allowed");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Desk.Answer answer = put(
                "lower", "{\"value\":\"v\",\"group\":\"No Group\",\"origins\":[\"x\"],\"name\":\"OTHER\",\"typo\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).contains("/name", "/group", "/origins", "/typo");
    }

    @Test
    void hidesVariablesFromOtherTenants() {
        put("TEAM", "{\"value\":\"T1\"}");

        assertThat(desk.answer(to("GET", "TEAM").as("other")).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to("GET /v1/variables").as("other")).items("name"))
                .isEmpty();
        assertThat(desk.answer(to("DELETE", "TEAM").as("other")).status()).isEqualTo(404);
    }
}
