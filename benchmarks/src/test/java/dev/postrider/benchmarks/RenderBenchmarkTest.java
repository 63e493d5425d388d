package dev.postrider.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.template.Escape;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RenderBenchmarkTest {
    /// Otherwise two different things would be measured.
    @ParameterizedTest
    @EnumSource
    void rendersWhatHandlebarsJsRenders(Workload workload) throws IOException {
        RenderResult result = new HandlebarsRenderer()
                .begin(Workload.context(Escape.HTML))
                .render(workload.template(), Placement.JSON_BODY);

        assertThat(result)
                .isInstanceOfSatisfying(
                        RenderResult.Rendered.class,
                        rendered -> assertThat(rendered.text()).isEqualTo(expected(workload)));
    }

    private static String expected(Workload workload) {
        String file = "/handlebars.js/" + workload.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = RenderBenchmarkTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
