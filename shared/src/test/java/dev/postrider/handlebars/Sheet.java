package dev.postrider.handlebars;

import dev.postrider.event.SampleEvent;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRules;
import java.util.Map;
import java.util.Optional;

/// One template and what it comes to in a place.
record Sheet(String template, Placement placement, Map<String, String> variables) {
    private static final HandlebarsRenderer RENDERER = new HandlebarsRenderer();

    static Sheet json(String template) {
        return new Sheet(template, Placement.JSON_BODY, Map.of());
    }

    static Sheet text(String template) {
        return new Sheet(template, Placement.TEXT_BODY, Map.of());
    }

    Sheet in(Placement place) {
        return new Sheet(template, place, variables);
    }

    Sheet with(String variable, String value) {
        return new Sheet(template, placement, Map.of(variable, value));
    }

    /// The text that comes out of this event data.
    String over(String data) {
        return switch (render(data)) {
            case RenderResult.Rendered(String text, SecretTrace _) -> text;
            case RenderResult.Failed(TemplateFault fault) -> throw new AssertionError("does not render: " + fault);
        };
    }

    /// What is wrong with it over this event data.
    TemplateFault faultOver(String data) {
        return switch (render(data)) {
            case RenderResult.Rendered(String text, SecretTrace _) -> throw new AssertionError("renders: " + text);
            case RenderResult.Failed(TemplateFault fault) -> fault;
        };
    }

    private RenderResult render(String data) {
        return RENDERER.begin(new RenderContext(
                        SampleEvent.withData(data),
                        new ChannelView("sheet", "A sheet", Optional.empty(), variables),
                        "dlv_sheet",
                        Map.of(),
                        TemplateRules.STANDARD))
                .render(new Template(template), placement);
    }
}
