package dev.postrider.handlebars;

import com.github.jknack.handlebars.HandlebarsException;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.Placement;
import dev.postrider.template.Remark;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import dev.postrider.template.TemplateRules;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Checkly's Handlebars on Handlebars.java, closed down: JSON values are all it can read, no file can be named, and
/// its helpers are ours.
///
/// A template is read by JavaScript's rules ([SourceParser]) and handed to the library in a canonical form ([Canon]).
/// Values are escaped by where they land: the engine puts marks together, and one pass over them writes text and
/// values ([Slots], [Writing]), so that no analysis of the template is needed.
public final class HandlebarsRenderer implements TemplateRenderer {
    private final Map<Escape, Compiler> compilers = new EnumMap<>(Escape.class);
    private final CompiledTemplates compiled;

    public HandlebarsRenderer() {
        this(new CompiledTemplates());
    }

    HandlebarsRenderer(CompiledTemplates compiled) {
        this.compiled = compiled;
        for (Escape escape : Escape.values()) {
            compilers.put(escape, new Compiler(escape));
        }
    }

    @Override
    public Optional<TemplateFault> check(Template template, Escape escape) {
        return switch (compile(template, escape)) {
            case CompiledTemplates.Entry.Usable _ -> Optional.empty();
            case CompiledTemplates.Entry.Faulty(TemplateFault fault) -> Optional.of(fault);
        };
    }

    @Override
    public Rendering begin(RenderContext context) {
        Scene scene = scene(context);
        return new Rendering() {
            @Override
            public RenderResult render(Template template, Placement placement) {
                return HandlebarsRenderer.this.render(template, placement, scene);
            }

            @Override
            public List<Remark> remarks(Template template, Placement placement) {
                return HandlebarsRenderer.this.remarks(template, placement, scene(lenient(context)));
            }
        };
    }

    private Scene scene(RenderContext context) {
        return new Scene(context, Budget.ofDelivery(), (own, event) -> alert(context, own, event));
    }

    /// The same where no name has to lead anywhere.
    private static RenderContext lenient(RenderContext context) {
        TemplateRules rules = context.rules();
        return new RenderContext(
                context.event(),
                context.channel(),
                context.delivery(),
                context.secrets(),
                new TemplateRules(rules.escape(), Missing.EMPTY, rules.alert()));
    }

    private List<Remark> remarks(Template template, Placement placement, Scene scene) {
        if (!(compile(template, scene.escape()) instanceof CompiledTemplates.Entry.Usable usable)) {
            return List.of();
        }
        Run run = new Run(scene, usable.page(), scene.budget().of(placement));
        try {
            return run.slots().remarks(marked(run, usable), Writing.of(scene.escape(), placement));
        } catch (RuntimeException | StackOverflowError unrenderable) {
            return List.of();
        }
    }

    private RenderResult render(Template template, Placement placement, Scene scene) {
        return switch (compile(template, scene.escape())) {
            case CompiledTemplates.Entry.Usable usable -> apply(usable, placement, scene);
            case CompiledTemplates.Entry.Faulty(TemplateFault fault) -> new RenderResult.Failed(fault);
        };
    }

    private CompiledTemplates.Entry compile(Template template, Escape escape) {
        String source = template.source();
        return compiled.get(
                new CompiledTemplates.Key(escape, source),
                () -> compiler(escape).compile(source));
    }

    private Compiler compiler(Escape escape) {
        return Objects.requireNonNull(compilers.get(escape), "there is one for each");
    }

    /// What the engine puts together, see [Slots].
    private static String marked(Run run, CompiledTemplates.Entry.Usable usable) {
        ScopedValue.where(Run.CURRENT, run)
                .run(() -> run.write(usable.template(), run.scene().root()));
        return run.paper().toString();
    }

    private static RenderResult apply(CompiledTemplates.Entry.Usable usable, Placement placement, Scene scene) {
        Run run = new Run(scene, usable.page(), scene.budget().of(placement));
        try {
            RenderResult result = run.slots().fill(marked(run, usable), Writing.of(scene.escape(), placement));
            return result instanceof RenderResult.Rendered rendered
                    ? new RenderResult.Rendered(rendered.text(), run.trace())
                    : result;
        } catch (Stop e) {
            return new RenderResult.Failed(e.fault());
        } catch (HandlebarsException e) {
            return new RenderResult.Failed(new TemplateFault(0, 0, "the template fails over this event"));
        } catch (StackOverflowError e) {
            return new RenderResult.Failed(new TemplateFault(0, 0, "the template is nested too deeply for this event"));
        }
    }

    /// The computed alert, with the parts that the channel writes itself. Its templates see the computed one.
    private AlertView alert(RenderContext context, Scene scene, JsonObject event) {
        AlertView view = AlertView.of(event);
        Scene inner = new Scene(
                new RenderContext(
                        context.event(),
                        context.channel(),
                        context.delivery(),
                        context.secrets(),
                        new TemplateRules(scene.escape(), Missing.EMPTY, Map.of())),
                scene.budget(),
                (_, _) -> view);
        Set<String> secrets = new HashSet<>();
        AlertView whole = view;
        for (Map.Entry<String, Template> part : context.rules().alert().entrySet()) {
            switch (render(part.getValue(), Placement.TEXT_BODY, inner)) {
                case RenderResult.Rendered(String text, SecretTrace trace) -> {
                    secrets.addAll(trace.names());
                    whole = whole.with(part.getKey(), text.strip());
                }
                case RenderResult.Failed(TemplateFault fault) ->
                    throw new Stop(new TemplateFault(
                            fault.line(), fault.column(), "in alert." + part.getKey() + ": " + fault.reason()));
            }
        }
        return whole.touching(secrets);
    }
}
