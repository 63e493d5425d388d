package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.management.Desk.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Channels made from others.
final class CopiesTest {
    private static final String COPY = "POST /v1/channels/{id}/copy";

    private final Desk desk = new Desk();

    @BeforeEach
    void save() {
        assertThat(desk.answer(Call.to("PUT /v1/channels/{id}", "alerts").saying("""
                        {"name": "Alerts", "match": {"types": ["check.*"]}, "variables": {"TEAM": "a"},
                         "request": {"url": "https://hooks.example.com/{{TEAM}}", "body": "{{title}}"},
                         "secrets": {"TOKEN": "s3cret-token"}, "timeoutSeconds": 7}"""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isLikeTheOtherButForWhatTheRequestSays() {
        Answer copy = desk.answer(
                Call.to(COPY, "alerts")
                        .saying(
                                "{\"id\":\"alerts-eu\",\"variables\":{\"TEAM\":\"eu\"},\"secrets\":{\"TOKEN\":\"other-token\"}}"));

        assertThat(copy.status()).as("%s", copy.body()).isEqualTo(201);
        assertThat(copy.header("location")).isEqualTo("/v1/channels/alerts-eu");
        assertThat(copy.body().path("name").asText()).isEqualTo("Alerts (copy)");
        assertThat(copy.body().path("state").asText()).isEqualTo("disabled");
        assertThat(copy.body().at("/match/types/0").asText()).isEqualTo("check.*");
        assertThat(copy.body().at("/variables/TEAM").asText()).isEqualTo("eu");
        assertThat(copy.body().path("timeoutSeconds").asInt()).isEqualTo(7);
        assertThat(copy.body().path("version").asInt()).isEqualTo(1);
        assertThat(copy.body().at("/signing/secret").asText()).startsWith("whsec_");
        assertThat(copy.body().toString()).doesNotContain("other-token");
    }

    @Test
    void copiesNoSecret() {
        Answer copy = desk.answer(Call.to(COPY, "alerts").saying("{\"id\":\"alerts-eu\"}"));

        assertThat(copy.status()).isEqualTo(400);
        assertThat(copy.pointers()).containsExactly("/secrets/TOKEN");
        assertThat(copy.code()).isEqualTo("unknown_secret");
    }

    @Test
    void isMadeOnceHoweverOftenTheRequestIsRepeated() {
        Call call = Call.to(COPY, "alerts")
                .header("idempotency-key", "once")
                .saying("{\"id\":\"alerts-eu\",\"secrets\":null}");

        assertThat(desk.answer(call).status()).isEqualTo(201);
        assertThat(desk.answer(call).status()).isEqualTo(201);
        assertThat(desk.answer(Call.to(COPY, "alerts").saying("{\"id\":\"alerts-eu\",\"secrets\":null}"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void needsAnOriginalAndAnId() {
        assertThat(desk.answer(Call.to(COPY, "nobody").saying("{\"id\":\"copy\"}"))
                        .status())
                .isEqualTo(404);
        assertThat(desk.answer(Call.to(COPY, "alerts").saying("{\"secrets\":null}"))
                        .pointers())
                .containsExactly("/id");
    }
}
