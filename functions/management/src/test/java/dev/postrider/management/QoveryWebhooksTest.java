package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Qovery promises of a webhook's settings (table G of its acceptance cases), kept by a channel.
final class QoveryWebhooksTest {
    private static final String ROUTE = "PUT /v1/channels/{id}";

    private final Desk desk = new Desk();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                          | /request
                    {"request":{}}                                                              | /request/url
                    {"request":{"url":"ftp://hooks.example.com/"}}                              | /request/url
                    {"request":{"url":"hooks.example.com"}}                                     | /request/url
                    {"request":{"url":"https://hooks.example.com/"},"signing":{"scheme":"fax"}} | /signing/scheme
                    {"request":{"url":"https://hooks.example.com/"},"match":{"types":[""]}}     | /match/types/0
                    """)
    void refusesWhatIsMissingOrUnknownWhereItStands(String channel, String pointer) {
        Desk.Answer answer = desk.answer(Call.to(ROUTE, "deployments").saying(channel));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).anyMatch(found -> found.startsWith(pointer));
    }

    @Test
    void neverShowsTheSecretAndTellsThatThereIsOne() {
        put(",\"secret\":\"a-secret-of-qovery\"", "");

        Desk.Answer read = desk.answer(Call.to("GET /v1/channels/{id}", "deployments"));

        assertThat(read.body().toString()).doesNotContain("a-secret-of-qovery");
        assertThat(read.body().at("/signing/secret/set").asBoolean()).isTrue();
        assertThat(read.body().has("createdAt")).isTrue();
        assertThat(read.body().has("updatedAt")).isTrue();
    }

    @Test
    void keepsTheSecretOfAWebhookThatIsPutWithoutOne() {
        put(",\"secret\":\"a-secret-of-qovery\"", "");
        String before = desk.answer(Call.to("GET /v1/channels/{id}", "deployments"))
                .body()
                .path("signing")
                .toString();
        desk.clock.advance(Duration.ofHours(1));

        Desk.Answer after = put("", ",\"name\":\"Deployments\"");

        assertThat(after.body().path("signing")).hasToString(before);
        assertThat(after.body().path("name").asText()).isEqualTo("Deployments");
    }

    @Test
    void isEnabledUntilSomebodySaysOtherwise() {
        assertThat(put("", "").body().path("state").asText()).isEqualTo("enabled");

        put("", ",\"state\":\"disabled\"");
        String event =
                desk.planned(TenantId.DEFAULT, 1, desk.moment(0)).event().id().value();

        assertThat(desk.answer(Call.to("GET /v1/events/{id}", event)).body().at("/channels/0"))
                .hasToString("{\"channel\":\"" + new ChannelId("deployments")
                        + "\",\"matched\":false,\"clause\":\"state\"}");
    }

    private Desk.Answer put(String signing, String more) {
        Desk.Answer answer = desk.answer(Call.to(ROUTE, "deployments").saying("""
                {"match":{"types":["DEPLOYMENT_FAILURE"]},"request":{"url":"https://hooks.example.com/"},
                 "signing":{"scheme":"qovery"%s}%s}""".formatted(signing, more)));
        assertThat(answer.status()).isBetween(200, 201);
        return answer;
    }
}
