package dev.postrider.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.StatusPattern;
import dev.postrider.channel.SuccessRule;
import dev.postrider.channel.Templating;
import dev.postrider.event.JsonText;
import dev.postrider.event.SampleEvent;
import dev.postrider.kit.TestAuthority;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChannelDocumentTest {
    private static final Channel.Version FIRST = Channel.Version.first(SampleEvent.ACCEPTED_AT);
    private static final String WHOLE = """
            {"id":"prod-alerts","name":"Prod alerts","description":"two\\nlines","state":"paused","group":"platform","preset":"slack",
             "match":{"types":["check.*","deployment.failed"]},
             "request":{"method":"PUT","url":"https://hooks.example.com/{{a}}","query":{"z":["1","2"],"a":"{{b}}"},
               "headers":{"X-Z":"1","Content-Type":"text/plain"},"body":"{{this}}"},
             "variables":{"Z":"1","A":"2"},
             "retry":{"scheduleSeconds":[5,300],"maxAgeSeconds":600,"finalStatuses":[404,400],"onTimeout":false},
             "success":{"statuses":["200","202-204","3xx"],"body":{"ok":true,"n":1}},
             "escape":"html","missing":"fail","alert":{"severity":"critical"},
             "timeoutSeconds":7,"ratePerSecond":3}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id": "a1", "request": {"url": 7}}                                                                 | /request/url
            {"id": 7, "request": {"url": "https://example.com/"}}                                               | /id
            {"id": "a1", "request": {"url": "https://example.com/"}, "auth": {"basic": {"username": 7, "password": "p"}}} | /auth/basic/username
            {"id": "a1", "request": {"url": "https://example.com/"}, "auth": {"header": {"name": 7, "value": "v"}}}       | /auth/header/name
            """)
    void tellsOnceThatAValueIsOfAnotherKind(String json, String pointer) throws Exception {
        List<Problem.Mistake> mistakes = new ArrayList<>();

        ChannelReader.read(Json.read(json), FIRST, mistakes);

        assertThat(mistakes).extracting(Problem.Mistake::pointer).containsExactly(pointer);
    }

    @Test
    void readsTheWholeOfAChannel() throws Exception {
        Channel channel = read(WHOLE);

        assertThat(channel.id()).hasToString("prod-alerts");
        assertThat(channel.label())
                .isEqualTo(
                        new Channel.Label("Prod alerts", "two\nlines", Optional.of("platform"), Optional.of("slack")));
        assertThat(channel.state()).isEqualTo(ChannelState.PAUSED);
        assertThat(channel.match().types())
                .hasToString("[TypePattern[value=check.*], TypePattern[value=deployment.failed]]");
        assertThat(channel.request().method()).isEqualTo(RequestTemplate.Method.PUT);
        assertThat(channel.request().query().sequencedKeySet()).containsExactly("z", "a");
        assertThat(channel.request().headers().sequencedKeySet()).containsExactly("X-Z", "Content-Type");
        assertThat(channel.variables().sequencedKeySet()).containsExactly("Z", "A");
        assertThat(channel.retry())
                .isEqualTo(new RetryPolicy(
                        List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)),
                        Duration.ofMinutes(10),
                        Set.of(400, 404),
                        false));
        assertThat(channel.rules().success())
                .isEqualTo(new SuccessRule(
                        List.of(new StatusPattern("200"), new StatusPattern("202-204"), new StatusPattern("3xx")),
                        new SuccessRule.Body.Holds(new JsonText("{\"ok\":true,\"n\":1}"))));
        assertThat(channel.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(channel.rules().ratePerSecond()).contains(3);
        assertThat(channel.templating())
                .isEqualTo(new Templating(
                        Templating.Language.HANDLEBARS,
                        Escape.HTML,
                        Missing.FAIL,
                        new LinkedHashMap<>(Map.of("severity", new Template("critical")))));
    }

    @Test
    void fillsInWhatIsLeftOut() throws Exception {
        Channel channel = read("{\"id\":\"a1\",\"request\":{\"url\":\"https://hooks.example.com/\"}}");

        assertThat(channel.label().name()).isEqualTo("a1");
        assertThat(channel.state()).isEqualTo(ChannelState.ENABLED);
        assertThat(channel.match().types()).isEmpty();
        assertThat(channel.request().method()).isEqualTo(RequestTemplate.Method.POST);
        assertThat(channel.request().body()).isEmpty();
        assertThat(channel.rules().success()).isEqualTo(SuccessRule.STANDARD);
        assertThat(channel.retry()).isEqualTo(RetryPolicy.STANDARD);
        assertThat(channel.timeout()).isEqualTo(DeliveryRules.DEFAULT_TIMEOUT);
    }

    @Test
    void readsBackWhatItWrites() throws Exception {
        String written = Json.write(ChannelDocument.writeStored(read(WHOLE)));

        Channel again = ChannelDocument.readStored(written);

        assertThat(Json.write(ChannelDocument.writeStored(again))).isEqualTo(written);
        assertThat(again.version()).isEqualTo(FIRST);
    }

    @Test
    void readsBackAnAuthorityWithoutAClientKey() throws Exception {
        ObjectNode json = (ObjectNode) Json.read("{\"id\":\"a-b\",\"request\":{\"url\":\"https://a.example.com/\"}}");
        json.putObject("tls").put("ca", new TestAuthority("Private").pem()).putNull("clientKey");
        Channel channel = read(Json.write(json));

        Channel stored = ChannelDocument.readStored(Json.write(ChannelDocument.writeStored(channel)));

        assertThat(channel.credentials().tls().orElseThrow().clientKey()).isEmpty();
        assertThat(stored.credentials()).isEqualTo(channel.credentials());
    }

    @Test
    void readsNothingFromATableThatItHasNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelDocument.readStored("""
                        {"id":"a1","version":1,"createdAt":"2026-11-21T16:07:56.312Z",
                         "updatedAt":"2026-11-21T16:07:56.312Z","request":{}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":"A"}                                   | /id
            {"id":7}                                     | /id
            {"name":"a\\u0007b"}                         | /name
            {"name":["a"]}                               | /name
            {"state":"off"}                              | /state
            {"colour":"red"}                             | /colour
            {"b~c":1}                                    | /b~0c
            {"match":{"types":["a","b c",7]}}            | /match/types/1
            {"match":{"types":"a"}}                      | /match/types
            {"match":{"pattern":[]}}                     | /match/pattern
            {"match":{"when":true}}                      | /match/when
            {"match":{"unless":"x"}}                     | /match/unless
            {"match":7}                                  | /match
            {"request":[]}                               | /request
            {"request":{"url":""}}                       | /request/url
            {"request":{"url":7}}                        | /request/url
            {"request":{"verb":"GET"}}                   | /request/verb
            {"request":{"method":"get"}}                 | /request/method
            {"request":{"query":{"a":["1",2]}}}          | /request/query/a/1
            {"request":{"query":{"a":{}}}}               | /request/query/a
            {"request":{"headers":{"X A":"1"}}}          | /request/headers/X A
            {"request":{"headers":{"X-A":7}}}            | /request/headers/X-A
            {"request":{"body":{}}}                      | /request/body
            {"variables":{"lower":"1"}}                  | /variables/lower
            {"variables":{"A":1}}                        | /variables/A
            {"retry":{"scheduleSeconds":[]}}             | /retry/scheduleSeconds
            {"retry":{"scheduleSeconds":[0]}}            | /retry/scheduleSeconds/0
            {"retry":{"scheduleSeconds":[1.5]}}          | /retry/scheduleSeconds/0
            {"retry":{"maxAgeSeconds":604801}}           | /retry/maxAgeSeconds
            {"retry":{"finalStatuses":[199]}}            | /retry/finalStatuses/0
            {"success":{"statuses":[]}}                  | /success/statuses
            {"success":{"statuses":[200]}}               | /success/statuses/0
            {"success":{"statuses":["2xx","1xx"]}}       | /success/statuses/1
            {"success":{"statuses":["204-200"]}}         | /success/statuses/0
            {"success":{"body":""}}                      | /success/body
            {"success":{"body":{}}}                      | /success/body
            {"success":{"body":{"a":{"b":[1]}}}}         | /success/body
            {"success":{"body":true}}                    | /success/body
            {"success":{"status":"2xx"}}                 | /success/status
            {"retry":{"onTimeout":"yes"}}                | /retry/onTimeout
            {"timeoutSeconds":31}                        | /timeoutSeconds
            {"timeoutSeconds":"7"}                       | /timeoutSeconds
            """)
    void saysWhereAFieldIsWrong(String change, String pointer) throws Exception {
        ObjectNode json = (ObjectNode) Json.read(WHOLE);
        json.setAll((ObjectNode) Json.read(change));

        List<Problem.Mistake> mistakes = new ArrayList<>();
        ChannelReader.read(json, FIRST, mistakes);

        assertThat(mistakes).extracting(Problem.Mistake::pointer).contains(pointer);
        assertThat(mistakes).extracting(Problem.Mistake::hint).noneMatch(String::isBlank);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() throws Exception {
        List<Problem.Mistake> mistakes = new ArrayList<>();

        ChannelReader.read(Json.read("{\"id\":\"A\",\"state\":\"off\",\"timeoutSeconds\":0,\"x\":1}"), FIRST, mistakes);

        assertThat(mistakes)
                .extracting(Problem.Mistake::pointer)
                .containsExactlyInAnyOrder("/id", "/state", "/timeoutSeconds", "/x", "/request/url");
    }

    private static Channel read(String json) throws JsonProcessingException {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        Channel channel = ChannelReader.read(Json.read(json), FIRST, mistakes);
        assertThat(mistakes).isEmpty();
        return channel;
    }
}
