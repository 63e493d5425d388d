package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.SampleEvent;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Escape;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CompiledTemplatesTest {
    private static final int MOST = 500;

    private final CompiledTemplates compiled = new CompiledTemplates();
    private final List<String> compilations = new ArrayList<>();

    @Test
    void compilesEachContentOnceHoweverManyChannelsHaveIt() {
        get(Escape.AUTO, "{{a}}");
        get(Escape.AUTO, "{{a}}");

        assertThat(compilations).containsExactly("{{a}}");
    }

    @Test
    void compilesOnceForEachWayOfEscaping() {
        get(Escape.AUTO, "{{a}}");
        get(Escape.HTML, "{{a}}");

        assertThat(compilations).hasSize(2);
    }

    @Test
    void dropsWhatWasNotUsedForLongest() {
        for (int i = 0; i < MOST; i++) {
            get(Escape.AUTO, "{{a" + i + "}}");
        }
        get(Escape.AUTO, "{{a0}}");
        get(Escape.AUTO, "{{b}}");
        compilations.clear();

        get(Escape.AUTO, "{{a0}}");
        get(Escape.AUTO, "{{a1}}");

        assertThat(compilations).containsExactly("{{a1}}");
        assertThat(compiled.size()).isEqualTo(MOST);
    }

    @Test
    void keepsFewerWhereTheyAreLong() {
        for (int i = 0; i < 100; i++) {
            get(Escape.AUTO, i + "x".repeat(64 * 1024));
        }

        assertThat(compiled.size()).isBetween(30, 32);
    }

    /// A renderer lives as long as its sandbox: what one invocation has compiled the next one finds.
    @Test
    void outlivesAnInvocation() {
        HandlebarsRenderer renderer = new HandlebarsRenderer(compiled);
        Template template = new Template("{{a}}");
        RenderContext first = context("{\"a\":1}");
        RenderContext second = context("{\"a\":2}");

        RenderResult one = renderer.begin(first).render(template, Placement.TEXT_BODY);
        RenderResult two = renderer.begin(second).render(template, Placement.TEXT_BODY);

        assertThat(List.of(one, two))
                .containsExactly(
                        new RenderResult.Rendered("1", SecretTrace.NONE),
                        new RenderResult.Rendered("2", SecretTrace.NONE));
        assertThat(compiled.size()).isEqualTo(1);
        get(Escape.AUTO, "{{a}}");
        assertThat(compilations).isEmpty();
    }

    private static RenderContext context(String data) {
        return new RenderContext(
                SampleEvent.withData(data),
                new ChannelView("sheet", "A sheet", Optional.empty(), Map.of()),
                "dlv_sheet",
                Map.of(),
                TemplateRules.STANDARD);
    }

    private void get(Escape escape, String source) {
        compiled.get(new CompiledTemplates.Key(escape, source), () -> {
            compilations.add(source);
            return new CompiledTemplates.Entry.Faulty(new TemplateFault(1, 1, "none"));
        });
    }
}
