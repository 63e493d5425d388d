package dev.postrider.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.StatusPattern;
import dev.postrider.channel.SuccessRule;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerCheckTest {
    @ParameterizedTest
    @CsvSource({
        "2xx, 200, true",
        "2xx, 299, true",
        "2xx, 300, false",
        "204, 204, true",
        "204, 200, false",
        "200-204, 200, true",
        "200-204, 204, true",
        "200-204, 205, false",
        "3xx, 302, true",
        "404, 404, true"
    })
    void countsAStatusAsSuccessWhereTheChannelListsIt(String pattern, int status, boolean success) {
        AttemptOutcome outcome = AnswerCheck.outcome(answer(status, ""), statuses(pattern));

        assertThat(outcome instanceof AttemptOutcome.Delivered).isEqualTo(success);
    }

    @Test
    void tellsARefusalFromASuccessThatTheChannelDoesNotList() {
        AttemptOutcome refused = AnswerCheck.outcome(answer(500, ""), statuses("204"));
        AttemptOutcome unlisted = AnswerCheck.outcome(answer(200, ""), statuses("204"));

        assertThat(refused).isEqualTo(new AttemptOutcome.Refused(500, Optional.empty()));
        assertThat(unlisted)
                .isEqualTo(new AttemptOutcome.Unconfirmed(200, "the channel's success.statuses do not list 200"));
    }

    @Test
    void passesOnWhenToTryAgain() {
        ReceivedResponse busy = new ReceivedResponse(
                429, new LinkedHashMap<>(Map.of("retry-after", "7")), Snippet.of(new byte[0], 0), Optional.empty());

        AttemptOutcome outcome = AnswerCheck.outcome(busy, SuccessRule.STANDARD);

        assertThat(outcome).isEqualTo(new AttemptOutcome.Refused(429, Optional.of("7")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"ok":true}                   | {"ok":true}
            {"ok":true}                   | {"result":{"ok":false},"ok":true,"more":[1,{"ok":false}]}
            {"status":1}                  | {"status":1.0,"request":"647d2300"}
            {"status":1}                  | {"status":1} and more
            {"a":null,"b":"x"}            | {"b":"x","a":null}
            {"result":{"state":"done"}}   | {"result":{"id":7,"state":"done"},"x":1}
            """)
    void findsTheFieldsOfAJsonBody(String wanted, String body) {
        AttemptOutcome outcome = AnswerCheck.outcome(answer(200, body), holding(wanted));

        assertThat(outcome).isEqualTo(new AttemptOutcome.Delivered(200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"ok":true}                 | {"ok":false}                    | `ok` is true
            {"ok":true}                 | {"ok":"true"}                   | `ok` is true
            {"ok":true}                 | {"result":{"ok":true}}          | `ok` is true
            {"ok":true}                 | [{"ok":true}]                   | `ok` is true
            {"ok":true}                 | true                            | `ok` is true
            {"ok":true}                 | <html>busy</html>               | `ok` is true
            {"status":1}                | {"status":0}                    | `status` is 1
            {"status":1}                | {"status":"1"}                  | `status` is 1
            {"a":1,"b":2}               | {"a":1}                         | `b` is 2
            {"result":{"state":"done"}} | {"result":{"state":"waiting"}}  | `result` is {"state":"done"}
            {"result":{"state":"done"}} | {"result":["done"]}             | `result` is {"state":"done"}
            """)
    void saysWhichFieldOfAJsonBodyIsNotSo(String wanted, String body, String lack) {
        AttemptOutcome outcome = AnswerCheck.outcome(answer(200, body), holding(wanted));

        assertThat(outcome).isEqualTo(new AttemptOutcome.Unconfirmed(200, "the body is no JSON in which " + lack));
    }

    @Test
    void findsNothingInAnEmptyBody() {
        assertThat(AnswerCheck.outcome(answer(200, ""), holding("{\"ok\":true}")))
                .isInstanceOf(AttemptOutcome.Unconfirmed.class);
        assertThat(AnswerCheck.outcome(answer(200, ""), containing("ok")))
                .isInstanceOf(AttemptOutcome.Unconfirmed.class);
    }

    @Test
    void findsATextAnywhereInTheBodyInTheSameLetters() {
        assertThat(AnswerCheck.outcome(answer(200, "it is ok"), containing("ok")))
                .isEqualTo(new AttemptOutcome.Delivered(200));
        assertThat(AnswerCheck.outcome(answer(200, "it is OK"), containing("ok")))
                .isEqualTo(new AttemptOutcome.Unconfirmed(200, "the body does not contain `ok`"));
    }

    /// A bot's answer repeats what it was sent, and what counts stands before it.
    @ParameterizedTest
    @ValueSource(strings = {"{\"ok\":true,\"result\":{\"text\":\"", "{\"result\":{\"ok\":true,\"text\":\""})
    void judgesALongAnswerByItsBeginning(String beginning) {
        String wanted = beginning.contains("result\":{\"ok") ? "{\"result\":{\"ok\":true}}" : "{\"ok\":true}";

        AttemptOutcome outcome = AnswerCheck.outcome(answer(200, beginning + "x".repeat(20_000)), holding(wanted));

        assertThat(outcome).isEqualTo(new AttemptOutcome.Delivered(200));
    }

    @Test
    void doesNotFindWhatIsNotKept() {
        String body = "x".repeat(Snippet.MAX_BYTES) + "ok";

        AttemptOutcome outcome = AnswerCheck.outcome(answer(200, body), containing("ok"));

        assertThat(outcome)
                .isEqualTo(new AttemptOutcome.Unconfirmed(200, "the body does not contain `ok`, as far as it is kept"));
    }

    @Test
    void doesNotTrustANumberThatMayGoOn() {
        String beginning = "{\"x\":\"" + "x".repeat(Snippet.MAX_BYTES - 18) + "\",\"status\":1";

        AttemptOutcome outcome = AnswerCheck.outcome(answer(200, beginning + "7}"), holding("{\"status\":1}"));

        assertThat(beginning).hasSize(Snippet.MAX_BYTES);
        assertThat(outcome).isInstanceOf(AttemptOutcome.Unconfirmed.class);
    }

    @Test
    void saysThatAnAnswerIsCompressed() {
        ReceivedResponse packed = new ReceivedResponse(
                200,
                new LinkedHashMap<>(Map.of("content-encoding", "gzip")),
                Snippet.of(new byte[] {31, -117, 8}, 3),
                Optional.empty());

        AttemptOutcome outcome = AnswerCheck.outcome(packed, containing("ok"));

        assertThat(outcome)
                .isEqualTo(new AttemptOutcome.Unconfirmed(
                        200, "the body does not contain `ok`: it is compressed, although none was asked for"));
    }

    @Test
    void leavesAnExchangeAloneThatBroughtNoAnswer() {
        Exchange exchange = new Exchange(
                new AttemptOutcome.Unreachable(AttemptOutcome.Fault.DEADLINE), Duration.ofSeconds(3), Optional.empty());

        assertThat(AnswerCheck.judge(exchange, holding("{\"ok\":true}"))).isEqualTo(exchange);
    }

    private static SuccessRule statuses(String pattern) {
        return new SuccessRule(List.of(new StatusPattern(pattern)), new SuccessRule.Body.Anything());
    }

    private static SuccessRule holding(String fields) {
        return new SuccessRule(SuccessRule.STANDARD.statuses(), new SuccessRule.Body.Holds(new JsonText(fields)));
    }

    private static SuccessRule containing(String text) {
        return new SuccessRule(SuccessRule.STANDARD.statuses(), new SuccessRule.Body.Contains(text));
    }

    private static ReceivedResponse answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new ReceivedResponse(status, new LinkedHashMap<>(), Snippet.of(bytes, bytes.length), Optional.empty());
    }
}
