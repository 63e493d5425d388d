package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.template.Escape;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import java.util.Collections;
import java.util.List;
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
                "{{" + "../".repeat(5000) + "x}}",
                "{{#if a}}".repeat(800) + "{{/if}}".repeat(800),
                "{{#a}}".repeat(800) + "{{/a}}".repeat(800),
                "{{^a}}".repeat(800) + "{{/a}}".repeat(800),
                "{{lookup " + "(lookup ".repeat(3000) + "a" + " 1)".repeat(3000) + " 1}}",
                "{{a}}".repeat(5000),
                "{{" + join(".", 800) + "\"}}\"}}",
                "x".repeat(70_000));
    }

    @ParameterizedTest
    @MethodSource("compileBombs")
    void refusesABombBeforeItsParser(String template) {
        Optional<TemplateFault> fault = new HandlebarsRenderer().check(new Template(template), Escape.AUTO);

        assertThat(fault).isPresent();
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
