package dev.postrider.handlebars;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.NullTemplateCache;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import java.io.IOException;
import java.util.Optional;

/// Handlebars.java, closed down: maps are all it can read (no method or field of any object), no partial and no
/// file can be named, and of its helpers only the language's own five are there.
///
/// Values are escaped by where they land. Every interpolated value first becomes a mark in the text, and one pass over
/// the finished text puts the values in ([Slots]), so that no analysis of the template is needed.
public final class HandlebarsRenderer implements TemplateRenderer {
    private final Handlebars checking = engine(ClosedHelpers.strict());
    private final Handlebars rendering = engine(ClosedHelpers.withGaps());
    private final CompiledTemplates compiled = new CompiledTemplates();

    private static Handlebars engine(ClosedHelpers helpers) {
        return new Handlebars(new NoTemplates())
                .with(NullTemplateCache.INSTANCE)
                .with(helpers)
                .with(Slots.ESCAPING)
                .with(Slots.FORMATTER)
                .prettyPrint(true);
    }

    @Override
    public Optional<TemplateFault> check(dev.postrider.template.Template template) {
        return switch (compile(template.source(), checking)) {
            case CompiledTemplates.Entry.Usable _ -> Optional.empty();
            case CompiledTemplates.Entry.Faulty(TemplateFault fault) -> Optional.of(fault);
        };
    }

    @Override
    public Rendering begin(RenderContext context) {
        Context root = context(context);
        return (template, placement) -> switch (compile(template)) {
            case CompiledTemplates.Entry.Usable(Template usable) -> apply(usable, placement, root);
            case CompiledTemplates.Entry.Faulty(TemplateFault fault) -> new RenderResult.Failed(fault);
        };
    }

    private static Context context(RenderContext context) {
        Object data = JsonModel.read(context.event().event().data());
        Object root = data == null ? new Gap("this") : data;
        Context whole = Context.newBuilder(root)
                .resolver(new Overlay(root, context.channel().variables()))
                .build();
        return data == null ? Context.newBuilder(whole, null).build() : whole;
    }

    private CompiledTemplates.Entry compile(dev.postrider.template.Template template) {
        return compiled.get(template.source(), source -> compile(source, rendering));
    }

    private static CompiledTemplates.Entry compile(String source, Handlebars engine) {
        Optional<TemplateFault> refused = SourceGuard.check(source);
        if (refused.isPresent()) {
            return new CompiledTemplates.Entry.Faulty(refused.orElseThrow());
        }
        try {
            return new CompiledTemplates.Entry.Usable(engine.compileInline(SourceGuard.separateBraces(source)));
        } catch (HandlebarsException e) {
            return new CompiledTemplates.Entry.Faulty(Faults.of(e));
        } catch (IOException | StackOverflowError e) {
            return new CompiledTemplates.Entry.Faulty(new TemplateFault(0, 0, "the template is nested too deeply"));
        }
    }

    private static RenderResult apply(Template template, Placement placement, Context context) {
        Slots slots = new Slots();
        try {
            String marked = ScopedValue.where(Slots.CURRENT, slots).call(() -> template.apply(context));
            return slots.fill(marked, placement);
        } catch (HandlebarsException e) {
            return new RenderResult.Failed(Faults.of(e));
        } catch (IOException | StackOverflowError e) {
            return new RenderResult.Failed(new TemplateFault(0, 0, "the template is nested too deeply for this event"));
        }
    }
}
