package dev.postrider.handlebars;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.SampleEvent;
import dev.postrider.secret.SecretText;
import dev.postrider.template.ChannelView;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
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
record Sheet(
        String template,
        Placement placement,
        Map<String, String> variables,
        Map<String, SecretText> secrets,
        TemplateRules rules) {
    private static final HandlebarsRenderer RENDERER = new HandlebarsRenderer();

    static Sheet json(String template) {
        return new Sheet(template, Placement.JSON_BODY, Map.of(), Map.of(), TemplateRules.STANDARD);
    }

    static Sheet text(String template) {
        return new Sheet(template, Placement.TEXT_BODY, Map.of(), Map.of(), TemplateRules.STANDARD);
    }

    static Sheet html(String template) {
        return text(template).under(new TemplateRules(Escape.HTML, Missing.EMPTY, Map.of()));
    }

    Sheet in(Placement place) {
        return new Sheet(template, place, variables, secrets, rules);
    }

    Sheet with(String variable, String value) {
        return new Sheet(template, placement, Map.of(variable, value), secrets, rules);
    }

    Sheet withSecret(String name, String value) {
        return new Sheet(template, placement, variables, Map.of(name, SecretText.of(value)), rules);
    }

    Sheet under(TemplateRules other) {
        return new Sheet(template, placement, variables, secrets, other);
    }

    /// The text that comes out of this event data.
    String over(String data) {
        return over(SampleEvent.withData(data));
    }

    String over(AcceptedEvent event) {
        return rendered(event).text();
    }

    /// What comes from secrets.
    SecretTrace traceOver(String data) {
        return rendered(SampleEvent.withData(data)).secrets();
    }

    private RenderResult.Rendered rendered(AcceptedEvent event) {
        return switch (render(event)) {
            case RenderResult.Rendered rendered -> rendered;
            case RenderResult.Failed(TemplateFault fault) -> throw new AssertionError("does not render: " + fault);
        };
    }

    /// What is wrong with it over this event data.
    TemplateFault faultOver(String data) {
        return switch (render(SampleEvent.withData(data))) {
            case RenderResult.Rendered rendered -> throw new AssertionError("renders: " + rendered.text());
            case RenderResult.Failed(TemplateFault fault) -> fault;
        };
    }

    private RenderResult render(AcceptedEvent event) {
        return RENDERER.begin(new RenderContext(
                        event,
                        new ChannelView("sheet", "A sheet", Optional.empty(), variables),
                        "dlv_sheet",
                        secrets,
                        rules))
                .render(new Template(template), placement);
    }
}
