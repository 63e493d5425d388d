package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.management.Desk.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreviewTest {
    private static final String EVENT =
            "{\"type\":\"order.created\",\"data\":{\"id\":12345678901234567890.10,\"title\":\"He said \\\"no\\\"\"}}";
    private final Desk desk = new Desk();

    @Test
    void rendersAChannelThatNobodyHasSaved() {
        Answer answer = preview("""
                {"channel":{"request":{"url":"https://hooks.example.com/{{id}}","headers":{"X-Title":"t"},
                  "body":"{\\"id\\":{{id}},\\"title\\":\\"{{title}}\\"}"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/request/method").asText()).isEqualTo("POST");
        assertThat(answer.body().at("/request/url").asText())
                .isEqualTo("https://hooks.example.com/12345678901234567890.10");
        assertThat(answer.body().at("/request/headers/x-title").asText()).isEqualTo("t");
        assertThat(answer.body().at("/request/body").asText())
                .isEqualTo("{\"id\":12345678901234567890.10,\"title\":\"He said \\\"no\\\"\"}");
        assertThat(answer.body().path("warnings")).isEmpty();
    }

    @Test
    void triesATemplateWithoutAUrl() {
        Answer answer = preview("""
                {"channel":{"request":{"headers":{"content-type":"text/plain"},"body":"{{title}}"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.body().at("/request/body").asText()).isEqualTo("He said \"no\"");
    }

    @Test
    void rendersASavedChannel() {
        desk.put("a1");

        Answer answer = preview("{\"channelId\":\"a1\",\"event\":%s}".formatted(EVENT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/request/body").asText()).contains("12345678901234567890.10");
    }

    @Test
    void rendersEveryChannelThatWouldMatchPageByPage() {
        desk.put("a1");
        desk.put("a3");
        desk.answer(Call.to("PUT /v1/channels/{id}", "a2").saying("""
                {"request":{"url":"https://hooks.example.com/","body":"{{#each}}{{/each}}{{{x"},"match":{"types":["other"]}}"""));
        desk.answer(Call.to("PUT /v1/channels/{id}", "a4")
                .saying("{\"request\":{\"url\":\"https://hooks.example.com/{{nothing}}\"}}"));

        Answer first = desk.answer(call("{\"event\":%s}".formatted(EVENT)).asking("limit", "2"));
        Answer second = desk.answer(
                call("{\"event\":%s}".formatted(EVENT)).asking("limit", "2").asking("cursor", first.nextCursor()));

        assertThat(first.items("channel")).containsExactly("a1", "a3");
        assertThat(first.body().at("/items/0/request/method").asText()).isEqualTo("POST");
        assertThat(second.items("channel")).containsExactly("a4");
        assertThat(second.body().at("/items/0/problem/status").asInt()).isEqualTo(422);
        assertThat(second.body().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void warnsOfANameThatLeadsNowhereAndNamesTheNearest() {
        Answer answer = preview("""
                {"channel":{"variables":{"TEAM":"a"},"request":{"headers":{"x-team":"{{TEAMS}}"},
                 "body":"{\\n \\"a\\": \\"{{titel}}\\", \\"b\\": \\"{{@alert.titel}}\\"}"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("warnings").findValuesAsText("code")).containsOnly("unknown_name");
        assertThat(answer.body().path("warnings").findValuesAsText("pointer"))
                .containsExactly("/channel/request/headers/x-team", "/channel/request/body", "/channel/request/body");
        assertThat(answer.body().path("warnings").findValuesAsText("hint"))
                .containsExactly("did you mean TEAM?", "did you mean title?", "did you mean @alert.title?");
        assertThat(answer.body().at("/warnings/1/line").asInt()).isEqualTo(2);
    }

    /// A loop over a list prints each tag many times.
    @Test
    void warnsOfEachTagOnce() {
        Answer answer = preview("""
                {"channel":{"alert":{"severity":"{{levle}}"},"request":{"headers":{"x-team":"{{#each l}}{{tem}}{{/each}}"},
                 "body":"[{{#each l}}{{nme}},{{/each}} {{@alert.severity}}]"}},
                 "event":{"type":"a.b","data":{"l":[1,2,3],"name":"n","level":"P1"}}}""");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("warnings").findValuesAsText("pointer"))
                .containsExactly(
                        "/channel/alert/severity",
                        "/channel/request/headers/x-team",
                        "/channel/request/body",
                        "/channel/request/body");
        assertThat(answer.body().at("/warnings/0/hint").asText()).isEqualTo("did you mean level?");
    }

    @Test
    void namesTheNearestWhereAUrlOrAStrictChannelLacksAName() {
        Answer url = preview("""
                {"channel":{"variables":{"TEAM_PATH":"t"},"request":{"url":"https://hooks.example.com/{{TEAM_PAHT}}"}},
                 "event":%s}""".formatted(EVENT));
        Answer strict = preview("""
                {"channel":{"missing":"fail","request":{"body":"{\\"t\\": \\"{{titel}}\\"}"}},"event":%s}""".formatted(EVENT));

        assertThat(url.status()).as("%s", url.body()).isEqualTo(422);
        assertThat(url.pointers()).containsExactly("/channel/request/url");
        assertThat(url.body().at("/errors/0/column").asInt()).isPositive();
        assertThat(url.body().at("/errors/0/hint").asText()).isEqualTo("did you mean TEAM_PATH?");
        assertThat(strict.status()).as("%s", strict.body()).isEqualTo(422);
        assertThat(strict.body().at("/errors/0/hint").asText()).isEqualTo("did you mean title?");
    }

    /// `t` is a letter of every reason.
    @Test
    void givesNoNamesWhereNoneIsTheReason() {
        Answer answer = preview("""
                {"channel":{"request":{"body":"{\\"a\\": \\"{{t}}"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/hint").asText())
                .isEqualTo("docs/templates.md says what templates can do");
    }

    @Test
    void saysWhyARenderedUrlMayNotBeCalled() {
        Answer answer = preview("""
                {"channel":{"request":{"url":"https://hooks.example.com/{{t}}"}},
                 "event":{"type":"a.b","data":{"t":"%s"}}}""".formatted("x".repeat(5000)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly("/channel/request/url");
        assertThat(answer.body().at("/errors/0/detail").asText())
                .isEqualTo("the rendered URL may not be called: a URL has at most 4096 characters");
    }

    @Test
    void warnsOfAnExampleThatStandsInForAValue() {
        Answer answer = preview("{\"channel\":{\"preset\":\"trello\"},\"event\":%s}".formatted(EVENT));

        assertThat(answer.body().path("warnings").findValuesAsText("code")).containsExactly("example_value");
        assertThat(answer.body().path("warnings").findValuesAsText("pointer"))
                .containsExactly("/channel/variables/TRELLO_LIST_ID");
    }

    @Test
    void warnsOfATextThatItPutIntoQuotes() {
        Answer answer = preview("""
                {"channel":{"request":{"body":"{\\"a\\": {{title}}, \\"b\\": {{id}}}"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.body().path("warnings").findValuesAsText("code")).containsExactly("quoted_value");
        assertThat(answer.body().at("/warnings/0/detail").asText()).contains("`title`");
    }

    @Test
    void warnsWhereAReceiverTakesLess() {
        Answer answer = preview("""
                {"channel":{"preset":"ntfy","request":{"body":"{\\"message\\": \\"%s\\"}"}},"event":%s}""".formatted("x".repeat(5000), EVENT));

        assertThat(answer.body().path("warnings").findValuesAsText("code")).containsExactly("receiver_limit");
        assertThat(answer.body().at("/warnings/0/detail").asText())
                .isEqualTo("/message of the body has 5000 bytes; ntfy takes at most 4096");
    }

    @Test
    void showsPlaceholdersWhereSecretsStand() {
        Answer unsaved = preview("""
                {"channel":{"preset":"slack"},"event":%s}""".formatted(EVENT));
        Answer given = preview("""
                {"channel":{"secrets":{"TOKEN":"s3cr3t-v4lue"},"request":{"headers":{"x-token":"{{TOKEN}}"},
                 "url":"https://hooks.example.com/{{@secrets.TOKEN}}"}},"event":%s}""".formatted(EVENT));

        assertThat(unsaved.status()).as("%s", unsaved.body()).isEqualTo(200);
        assertThat(unsaved.body().at("/request/url").asText())
                .isEqualTo("https://hooks.slack.com/***SLACK_WEBHOOK_URL***");
        assertThat(given.body().at("/request/url").asText()).isEqualTo("https://hooks.example.com/***TOKEN***");
        assertThat(given.body().at("/request/headers/x-token").asText()).isEqualTo("***TOKEN***");
        assertThat(given.body().toString()).doesNotContain("s3cr3t");
    }

    /// Nobody knows their account's number before they have seen what it is for.
    @Test
    void showsEveryPresetWithExamplesForWhatNobodyBrings() {
        String event =
                "{\"type\":\"a.b\",\"data\":{\"CHECK_NAME\":\"Checkout\",\"application\":\"shop:Deployment:web\"}}";

        desk.answer(Call.to("GET /v1/presets")).items("id").forEach(id -> {
            Answer answer = preview("{\"channel\":{\"preset\":\"%s\"},\"event\":%s}".formatted(id, event));

            assertThat(answer.status()).as("%s: %s", id, answer.body()).isEqualTo(200);
            assertThat(answer.body().at("/request/url").asText()).as(id).startsWith("https://");
        });
    }

    @Test
    void saysWhereATemplateIsBroken() {
        Answer answer = preview("""
                {"channel":{"request":{"url":"https://hooks.example.com/","body":"{\\n  \\"a\\": {{#if x}}1"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("bad_template");
        assertThat(answer.pointers()).containsExactly("/channel/request/body");
        assertThat(answer.body().at("/errors/0/line").asInt()).isPositive();
        assertThat(answer.body().at("/errors/0/column").asInt()).isPositive();
        assertThat(answer.body().at("/errors/0/hint").asText()).isNotBlank();
    }

    @Test
    void saysWhenTemplateAndEventTogetherGiveNothingThatCouldBeSent() {
        Answer answer = preview("""
                {"channel":{"request":{"url":"https://hooks.example.com/","body":"{\\"a\\": {{{title}}} }"}},"event":%s}""".formatted(EVENT));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("render_error");
        assertThat(answer.pointers()).containsExactly("/channel/request/body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                                             | /event
            {"event":{"type":"a.b"},"chanel":{}}                           | /chanel
            {"event":{"type":"a b"},"channel":{"request":{}}}              | /event/type
            {"event":{"type":"a.b","extra":1},"channel":{"request":{}}}    | /event/extra
            {"event":{"type":"a.b"},"channel":7}                           | /channel
            {"event":{"type":"a.b"},"channel":{},"channelId":"a1"}         | /channelId
            {"event":{"type":"a.b"},"channelId":"A"}                       | /channelId
            {"event":{"type":"a.b"},"channel":{"colour":1,"request":{}}}   | /channel/colour
            {"event":{"type":"a.b"},"channel":{"preset":"slak"}}           | /channel/preset
            {"event":{"type":"a.b"},"channel":{"request":{"url":"ftp://x/"}}} | /channel/request/url
            """)
    void saysWhereARequestIsWrong(String body, String pointer) {
        Answer answer = preview(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).contains(pointer);
    }

    @Test
    void knowsNoChannelOfAnotherTenant() {
        desk.put("a1");

        Answer answer = desk.answer(
                call("{\"channelId\":\"a1\",\"event\":%s}".formatted(EVENT)).as("other"));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void wantsTheScopeThatReadsChannels() {
        Answer answer = desk.answer(call("{\"event\":%s}".formatted(EVENT)).scoped("channels:write"));

        assertThat(answer.status()).isEqualTo(403);
    }

    private Answer preview(String body) {
        return desk.answer(call(body));
    }

    private static Call call(String body) {
        return Call.to("POST /v1/preview").saying(body);
    }
}
