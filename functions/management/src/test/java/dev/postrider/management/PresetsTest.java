package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.management.Desk.Answer;
import org.junit.jupiter.api.Test;

final class PresetsTest {
    private final Desk desk = new Desk();

    @Test
    void listsTheCatalogue() {
        Answer answer = desk.answer(Call.to("GET /v1/presets"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items("id")).hasSizeGreaterThan(20).contains("slack", "pagerduty");
        JsonNode slack = answer.body()
                .path("items")
                .valueStream()
                .filter(preset -> preset.path("id").asText().equals("slack"))
                .findFirst()
                .orElseThrow();
        assertThat(slack.at("/request/body").asText()).contains("\"blocks\"");
        assertThat(slack.at("/secrets/0/name").asText()).isEqualTo("SLACK_WEBHOOK_URL");
    }

    @Test
    void wantsTheScopeThatReadsChannels() {
        assertThat(desk.answer(Call.to("GET /v1/presets").scoped("channels:write"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void fillsInAChannelFromItsPreset() {
        Answer answer = desk.answer(Call.to("POST /v1/channels").saying("""
                {"id":"push","preset":"ntfy","variables":{"NTFY_SERVER":"https://ntfy.example.com"},
                 "request":{"headers":{"x-own":"1"},"body":"{{title}}"},"retry":{"onTimeout":false}}"""));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(answer.body().at("/request/url").asText()).isEqualTo("{{@vars.NTFY_SERVER}}");
        assertThat(answer.body().at("/request/headers").toString()).isEqualTo("{\"x-own\":\"1\"}");
        assertThat(answer.body().at("/request/body").asText()).isEqualTo("{{title}}");
        assertThat(answer.body().at("/retry/finalStatuses/0").asInt()).isEqualTo(400);
        assertThat(answer.body().at("/retry/onTimeout").asBoolean()).isFalse();
    }

    @Test
    void takesTheRestFromAnotherPresetWhenAChannelChangesIt() {
        desk.answer(Call.to("POST /v1/channels").saying("""
                {"id":"push","preset":"ntfy","request":{"body":"{{title}}"}}"""));

        Answer answer = desk.answer(Call.to("PATCH /v1/channels/{id}", "push")
                .saying("{\"preset\":\"grafana-oncall\",\"request\":{\"url\":\"https://hooks.example.com/\"}}"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/request/body").asText()).contains("alert_uid");
    }

    @Test
    void namesTheNearestPresets() {
        Answer answer = desk.answer(Call.to("POST /v1/channels").saying("{\"id\":\"a1\",\"preset\":\"slak\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).contains("/preset");
        assertThat(answer.body().at("/errors/0/hint").asText()).contains("did you mean slack");
    }

    @Test
    void namesEveryValueThatAPresetLacks() {
        Answer answer = desk.answer(Call.to("POST /v1/channels").saying("{\"id\":\"a1\",\"preset\":\"twilio-sms\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers())
                .contains(
                        "/variables/TWILIO_ACCOUNT_SID",
                        "/variables/TWILIO_TO",
                        "/variables/TWILIO_FROM",
                        "/secrets/TWILIO_AUTH_TOKEN");
    }

    @Test
    void takesWhatAPresetNeedsFromTheGroupOrTheTenant() {
        desk.answer(put("SLACK_WEBHOOK_URL").saying("""
                {"value":"https://hooks.slack.com/services/T0/B0/x","secret":true,"group":"ops","origins":["https://hooks.slack.com"]}"""));
        desk.answer(put("TWILIO_TO").saying("{\"value\":\"+15550100\"}"));

        Answer inGroup = desk.answer(
                Call.to("POST /v1/channels").saying("{\"id\":\"a1\",\"preset\":\"slack\",\"group\":\"ops\"}"));
        Answer elsewhere = desk.answer(Call.to("POST /v1/channels").saying("{\"id\":\"a2\",\"preset\":\"slack\"}"));
        Answer partly = desk.answer(Call.to("POST /v1/channels").saying("{\"id\":\"a3\",\"preset\":\"twilio-sms\"}"));

        assertThat(inGroup.status()).as("%s", inGroup.body()).isEqualTo(201);
        assertThat(elsewhere.pointers()).contains("/secrets/SLACK_WEBHOOK_URL");
        assertThat(partly.pointers()).contains("/variables/TWILIO_FROM").doesNotContain("/variables/TWILIO_TO");
    }

    @Test
    void prefersATenantsValueToAPresetsDefault() {
        desk.answer(put("OPSGENIE_HOST").saying("{\"value\":\"api.eu.opsgenie.com\"}"));

        Answer answer = desk.answer(Call.to("POST /v1/channels").saying("""
                {"id":"a1","preset":"opsgenie","secrets":{"OPSGENIE_API_KEY":"k"}}"""));
        Answer preview = desk.answer(Call.to("POST /v1/preview").saying("""
                {"channelId":"a1","event":{"type":"check.failed","data":{}}}"""));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(preview.body().at("/request/url").asText()).startsWith("https://api.eu.opsgenie.com/");
    }

    @Test
    void wantsASecretAndNoVariableWhereAPresetSaysSecret() {
        desk.answer(put("SLACK_WEBHOOK_URL").saying("{\"value\":\"https://hooks.slack.com/services/T0/B0/x\"}"));

        Answer answer = desk.answer(Call.to("POST /v1/channels").saying("{\"id\":\"a1\",\"preset\":\"slack\"}"));

        assertThat(answer.pointers()).contains("/secrets/SLACK_WEBHOOK_URL");
    }

    private static Call put(String variable) {
        return Call.to("PUT /v1/variables/{name}").naming(variable);
    }
}
