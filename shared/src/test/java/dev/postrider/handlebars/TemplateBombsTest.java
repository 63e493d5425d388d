package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.event.SampleEvent;
import dev.postrider.runtime.Json;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Escape;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import dev.postrider.template.TemplateRules;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small templates that would cost a parser or a worker minutes, or its memory. The time limit only ends what has
/// failed: what it is about takes seconds to hours when it goes through.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TemplateBombsTest {
    /// In characters: what some sixty tags have.
    private static final int GLANCE = 600;

    private static Stream<String> compileBombs() {
        return Stream.of(
                "{{" + join(".", 800) + "}}",
                "{{" + join("-", 800) + "}}",
                "{{" + join("/", 800) + "}}",
                "{{{" + join(".", 800) + "}}}",
                "{{&" + join(".", 800) + "}}",
                "{{#if " + join(".", 800) + "}}{{/if}}",
                "{{#if x}}{{/" + join(".", 800) + "}}",
                "{{~ " + join(".", 800) + " ~}}",
                "{{lookup x " + join(".", 800) + "}}",
                "{{lookup x (lookup " + join(".", 800) + " 1)}}",
                "{{lookup x key=" + join(".", 800) + "}}",
                "{{" + join(".", 800) + "\"}}\"}}",
                "{{" + "a".repeat(60_000) + "}}",
                "{{[" + "a".repeat(60_000) + "]}}",
                "{{" + "1".repeat(60_000) + "}}",
                "{{" + "../".repeat(5000) + "x}}",
                "{{#if a}}".repeat(800) + "{{/if}}".repeat(800),
                "{{#a}}".repeat(800) + "{{/a}}".repeat(800),
                "{{^a}}".repeat(800) + "{{/a}}".repeat(800),
                "{{#> a}}".repeat(800) + "{{/a}}".repeat(800),
                "{{#*inline \"a\"}}".repeat(400) + "{{/inline}}".repeat(400),
                "{{#if a}}" + "{{else if a}}".repeat(500) + "{{/if}}",
                "{{#each a as |" + "b ".repeat(30_000) + "|}}{{/each}}",
                "{{lookup " + "(lookup ".repeat(3000) + "a" + " 1)".repeat(3000) + " 1}}",
                "{{a}}".repeat(5000),
                "x".repeat(70_000));
    }

    @ParameterizedTest
    @MethodSource("compileBombs")
    void refusesABombAfterAGlance(String template) {
        Optional<TemplateFault> fault = new HandlebarsRenderer().check(new Template(template), Escape.AUTO);

        assertThat(fault).isPresent();
        assertThat(lookedAt(template)).isLessThanOrEqualTo(GLANCE);
    }

    /// How many characters of a template it takes to refuse it; counting its length and its tags is for nothing.
    private static int lookedAt(String template) {
        if (SourceGuard.check(template).isPresent()) {
            return 0;
        }
        Lexer lexer = new Lexer(template, true);
        assertThatThrownBy(() -> SourceParser.parse(lexer)).isInstanceOf(Refused.class);
        return lexer.at();
    }

    private static Stream<String> wideBombs() {
        return Stream.of(
                "{{concat " + "a ".repeat(30_000) + "}}",
                "{{concat " + "(not b) ".repeat(8_000) + "}}",
                "{{concat " + "a=b ".repeat(15_000) + "}}");
    }

    @ParameterizedTest
    @MethodSource("wideBombs")
    void refusesATagThatHoldsATemplatesWorthOfNames(String template) {
        assertThat(new HandlebarsRenderer().check(new Template(template), Escape.AUTO))
                .hasValueSatisfying(fault -> assertThat(fault.reason()).contains("at most 4000 names"));
    }

    /// Each goes through a value of 100 KB, or makes one much larger, again and again.
    private static Stream<String> workBombs() {
        return Stream.of(
                "{{#each l}}{{length (json @root pretty=true)}}{{/each}}",
                "{{#each l}}{{#if (is @root.digits 1)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (gt @root.hex 1)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (is @root.l @root.big)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (contains @root.big @root.needle)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (has @root.big @root.needle)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (startsWith @root.big @root.copy)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (split @root.big \"\" 1)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (replace @root.big @root.needle \"\")}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (slug @root.big)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (sha256 @root.big)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (html @root.big max=90000)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (upper @root.big)}}{{/if}}{{/each}}",
                "{{#each l}}{{#if (firstOf @root.blank)}}{{/if}}{{/each}}",
                "{{#with l}}{{#each @root.l}}{{#with @root.big}}{{#each @root.l}}{{/each}}{{/with}}{{/each}}{{/with}}",
                "{{#*inline \"p\"}}{{/inline}}{{#each l}}{{#each @root.l}}{{> p @root k=1}}{{/each}}{{/each}}",
                "{{length (replaceAll big \"a\" big)}}",
                "{{length (join l big)}}",
                "{{#each l}}{{concat @root.big @root.big @root.big @root.big}}{{/each}}",
                "{{#each l}}{{#each @root.l}}{{#switch @root.big}}{{#case @root.copy}}{{/case}}{{/switch}}{{/each}}{{/each}}");
    }

    @ParameterizedTest
    @MethodSource("workBombs")
    void stopsWorkThatNobodySees(String template) {
        String big = "a".repeat(100_000);
        String data = Json.write(Json.object()
                .put("big", big)
                .put("copy", big)
                .put("needle", "a".repeat(50_000) + "b")
                .put("digits", "1".repeat(100_000))
                .put("hex", "0x" + "f".repeat(100_000))
                .put("blank", " ".repeat(100_000))
                .set("l", Json.tree(Collections.nCopies(3000, 1))));

        String reason = Sheet.text(template).faultOver(data).reason();

        assertThat(reason).contains("too much");
    }

    @Test
    void readsATimeAndItsPatternOnlyWhereTheyAreShort() {
        String brackets = "[".repeat(100_000);

        assertThat(Sheet.text("{{moment t}}")
                        .faultOver("{\"t\":\"" + brackets + "\"}")
                        .reason())
                .contains("at most 1000 characters");
        assertThat(Sheet.text("{{formatTime 0 t}}")
                        .faultOver("{\"t\":\"" + brackets + "\"}")
                        .reason())
                .contains("at most 100 characters");
    }

    private static Stream<String> loopBombs() {
        return Stream.of(
                "{{#each l}}".repeat(9) + "x" + "{{/each}}".repeat(9),
                "{{#l}}".repeat(9) + "x" + "{{/l}}".repeat(9),
                "{{#each l}}".repeat(9) + "{{/each}}".repeat(9),
                "{{#with this}}{{#each l}}".repeat(9) + "x" + "{{/each}}{{/with}}".repeat(9),
                "{{#each l}}".repeat(3) + "x".repeat(60_000) + "{{/each}}".repeat(3));
    }

    @ParameterizedTest
    @MethodSource("loopBombs")
    void stopsALoopOfLoops(String template) {
        String numbers = String.join(",", Collections.nCopies(100, "1"));

        String reason =
                Sheet.text(template).faultOver("{\"l\":[" + numbers + "]}").reason();

        assertThat(reason).contains("too much");
    }

    /// Fifty headers with a bomb each would be fifty times the work.
    @Test
    void givesAllRenderingsOfADeliveryOneBudget() {
        TemplateRenderer.Rendering delivery = begin(numbers(1000));
        Template half = new Template("{{#each l}}{{#each @root.m}}{{/each}}{{/each}}");

        RenderResult first = delivery.render(half, Placement.HEADER);
        RenderResult second = delivery.render(half, Placement.HEADER);

        assertThat(first).isInstanceOf(RenderResult.Rendered.class);
        assertThat(second).isInstanceOf(RenderResult.Failed.class);
        assertThat(begin(numbers(1000)).render(half, Placement.HEADER)).isInstanceOf(RenderResult.Rendered.class);
    }

    /// It is asked of every channel before anything is sent.
    @Test
    void givesAConditionLess() {
        Template condition = new Template("{{#each l}}{{#each @root.m}}{{/each}}{{/each}}true");

        assertThat(begin(numbers(1000)).render(condition, Placement.CONDITION)).isInstanceOf(RenderResult.Failed.class);
        assertThat(begin(numbers(10)).render(condition, Placement.CONDITION)).isInstanceOf(RenderResult.Rendered.class);
    }

    private static String numbers(int count) {
        return "{\"l\":[" + String.join(",", Collections.nCopies(count, "1")) + "],\"m\":["
                + String.join(",", Collections.nCopies(100, "1")) + "]}";
    }

    private static TemplateRenderer.Rendering begin(String data) {
        return new HandlebarsRenderer()
                .begin(new RenderContext(
                        SampleEvent.withData(data),
                        new ChannelView("sheet", "A sheet", Optional.empty(), Map.of()),
                        "dlv_sheet",
                        Map.of(),
                        TemplateRules.STANDARD));
    }

    @Test
    void stopsATextThatGrowsOutOfAValue() {
        String data = "{\"big\":\"" + "x".repeat(200_000) + "\",\"l\":["
                + String.join(",", Collections.nCopies(900, "1")) + "]}";

        String reason =
                Sheet.text("{{#each l}}{{@root.big}}{{/each}}").faultOver(data).reason();

        assertThat(reason).contains("too much");
    }

    @Test
    void rendersALongList() {
        List<String> numbers = Collections.nCopies(5000, "12345");

        String body = Sheet.json("[{{#each this}}{{this}},{{/each}}]").over("[" + String.join(",", numbers) + "]");

        assertThat(body).isEqualTo("[" + String.join(",", numbers) + "]");
    }

    private static String join(String separator, int parts) {
        return String.join(separator, Collections.nCopies(parts, "a"));
    }
}
