package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Channels that are sent and not saved: they say what is saved already, are only tried, or are wrong.
final class UnsavedChannelsTest {
    private static final String ONE = "/v1/channels/{id}";

    private final Desk desk = new Desk();

    @Test
    void makesNoSecondVersionOfWhatSaysTheSame() {
        String secret = """
                {"preset":"pagerduty","secrets":{"PAGERDUTY_ROUTING_KEY":"R0UT1NGKEY"},"variables":{"A":"1"},
                 "match":{"types":["a"],"pattern":{"data":{"n":[1]}}},"success":{"body":{"ok":true}},"tls":{}}""";
        desk.answer(Call.to("PUT " + ONE, "alerts").saying(secret));
        desk.clock.advance(Duration.ofMinutes(1));

        Desk.Answer kept =
                desk.answer(Call.to("PUT " + ONE, "alerts").saying(secret.replace("\"R0UT1NGKEY\"", "{\"set\":true}")));
        Desk.Answer sent = desk.answer(Call.to("PUT " + ONE, "alerts").saying(secret));

        assertThat(kept.header("etag")).isEqualTo("\"1\"");
        assertThat(sent.header("etag"))
                .as("nobody here can tell whether a secret is another")
                .isEqualTo("\"2\"");
    }

    @Test
    void triesAChannelWithoutSavingIt() {
        Call put = Call.to("PUT " + ONE, "alerts").asking("dryRun", "true");

        Desk.Answer good = desk.answer(put.saying("{\"request\":{\"url\":\"https://hooks.example.com/\"}}"));
        Desk.Answer bad = desk.answer(put.saying("{\"request\":{\"url\":\"https://10.0.0.1/\"}}"));

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.body().at("/signing/secret/set").asBoolean())
                .as("told to nobody")
                .isTrue();
        assertThat(bad.status()).isEqualTo(400);
        assertThat(desk.answer(Call.to("GET " + ONE, "alerts")).status()).isEqualTo(404);
    }

    /// Of form and of sense; what a mistake may have caused is not told beside it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"request":{"url":"ftp://x"},"foo":1,"name":7}                              | /foo,/name,/request/url
            {"request":{"url":"https://10.0.0.1/","body":"{{#if x}}"},"timeoutSeconds":0} | /timeoutSeconds,/request/body,/request/url
            {"request":{"url":"https://a.example.com/","body":"{{/if}}"},"escape":"no"} | /escape
            {"request":{"url":"{{HOST}}/"},"variables":{"HOST":1}}                      | /variables/HOST
            """)
    void namesEverythingThatIsWrongAtOnce(String channel, String pointers) {
        Desk.Answer answer = desk.answer(Call.to("PUT " + ONE, "alerts").saying(channel));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.join(",", answer.pointers())).isEqualTo(pointers);
    }
}
