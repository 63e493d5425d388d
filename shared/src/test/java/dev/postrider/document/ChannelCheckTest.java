package dev.postrider.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.Corpus;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Problem;
import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelCheckTest {
    private static final Map<String, String> VARIABLES =
            Map.of("BASE", "https://hooks.example.com/a", "HOST", "hooks.example.com", "INSIDE", "https://10.0.0.1");
    private static final Map<String, String> LATER =
            Map.of("ssrf-271", "secrets come later", "ssrf-273", "its variable has a name in lower case; see below");

    private final ChannelCheck check =
            new ChannelCheck(new HandlebarsRenderer(), new RulerPatterns(), EndpointPolicy.DEPLOYED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/{{path}}",
                "https://hooks.example.com?a={{a}}",
                "https://hooks.example.com/%{{a}}",
                "{{BASE}}",
                "{{{BASE}}}/x/{{a}}",
                "{{vars.BASE}}/{{a}}",
                "{{{ vars.BASE }}}",
                "https://{{HOST}}/{{a}}",
                "https://{{HOST}}:8443/{{#each l}}{{this}}{{/each}}",
                "https://hooks.example.com/{{{BASE}}}",
            })
    void letsEventDataShapeWhatComesAfterTheHost(String url) {
        assertThat(mistakes(url, "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{base}}/x",
                "{{base}}",
                "{{UNKNOWN}}/x",
                "{{vars.UNKNOWN}}",
                "https://{{host}}/x",
                "https://hooks.example.com:{{port}}/",
                "https://hooks.example.com{{path}}",
                "https://{{HOST}}{{path}}",
                "{{#if a}}https://hooks.example.com/{{/if}}",
                "{{#with o}}{{BASE}}{{/with}}/x",
                "{{! remark }}https://hooks.example.com/",
                "{{INSIDE}}/x",
                "http://{{HOST}}/x",
                "https://{{HOST}}@10.0.0.1/",
            })
    void refusesAnEndpointThatEventDataCouldShapeOrThatIsInside(String url) {
        assertThat(mistakes(url, "{}"))
                .extracting(Problem.Mistake::pointer, Problem.Mistake::code)
                .containsExactly(tuple("/request/url", "destination_not_allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/{{{a}}}",
                "https://hooks.example.com/{{& a}}",
                "https://hooks.example.com/{{~&a}}",
                "https://hooks.example.com/?a={{{ UNKNOWN }}}",
                "{{{BASE}}}/{{{lookup o a}}}",
            })
    void refusesRawEventDataInAUrl(String url) {
        assertThat(mistakes(url, "{}")).extracting(Problem.Mistake::code).containsExactly("bad_template");
    }

    private static Stream<Corpus.Row> templates() {
        return Corpus.SSRF_URLS
                .rows()
                .filter(row -> row.text("stage").equals("template") && !LATER.containsKey(row.id()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void refusesWhatTheCorpusRefuses(Corpus.Row row) {
        List<Problem.Mistake> mistakes = mistakes(row.text("url"), "{}");

        assertThat(mistakes.isEmpty())
                .as(row.text("why"))
                .isEqualTo(row.text("expect").equals("allowed"));
    }

    @Test
    void refusesAVariableThatPointsInsideLikeAUrlThatDoes() {
        RequestTemplate request = request("{{{vars.URL}}}", "{}");

        List<Problem.Mistake> mistakes =
                check.check(SampleChannel.requesting(request, Map.of("URL", "http://169.254.169.254/latest/")));

        assertThat(mistakes).extracting(Problem.Mistake::code).containsExactly("destination_not_allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{a               | bad_template
            {{#if a}}         | bad_template
            {{> layout}}      | bad_template
            {{nowhere "x"}}   | bad_template
            """)
    void refusesATemplateThatNoEventCanFill(String body, String code) {
        List<Problem.Mistake> mistakes = mistakes("https://hooks.example.com/", body);

        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.pointer()).isEqualTo("/request/body");
            assertThat(mistake.code()).isEqualTo(code);
            assertThat(mistake.place()).isPresent();
        });
    }

    @Test
    void tellsATemplateThatIsTooComplexFromOneThatIsWrong() {
        List<Problem.Mistake> atTheLimit = mistakes("https://hooks.example.com/", "{{a}}".repeat(1000));
        List<Problem.Mistake> beyond = mistakes("https://hooks.example.com/", "{{a}}".repeat(1001));

        assertThat(atTheLimit).isEmpty();
        assertThat(beyond).extracting(Problem.Mistake::code).containsExactly("template_too_complex");
    }

    @Test
    void namesEveryTemplateThatIsWrong() {
        RequestTemplate request = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template("https://10.0.0.1/{{"),
                new LinkedHashMap<>(Map.of("q", List.of(new Template("{{")))),
                new LinkedHashMap<>(Map.of("X-A", new Template("{{"))),
                Optional.of(new Template("{{")));

        List<Problem.Mistake> mistakes = check.check(SampleChannel.requesting(request, Map.of()));

        assertThat(mistakes)
                .extracting(Problem.Mistake::pointer)
                .containsExactly(
                        "/request/url", "/request/query/q", "/request/headers/X-A", "/request/body", "/request/url");
    }

    private List<Problem.Mistake> mistakes(String url, String body) {
        return check.check(SampleChannel.requesting(request(url, body), VARIABLES));
    }

    private static RequestTemplate request(String url, String body) {
        return new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template(url),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.of(new Template(body)));
    }
}
