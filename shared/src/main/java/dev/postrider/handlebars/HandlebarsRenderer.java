package dev.postrider.handlebars;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.NullTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Handlebars.java, closed down: maps are all it can read (no method or field of any object), no partial and no file
/// can
/// be named, and of its helpers only the language's own five are there.
///
/// Values are escaped by where they land. Every interpolated value first becomes a mark in the text, and one pass over
/// the finished text puts the values in ([Slots]), so that no analysis of the template is needed.
public final class HandlebarsRenderer implements TemplateRenderer {
    private final Handlebars handlebars;
    private final CompiledTemplates compiled = new CompiledTemplates();

    public HandlebarsRenderer() {
        handlebars = new Handlebars(new NoTemplates())
                .with(NullTemplateCache.INSTANCE)
                .with(new ClosedHelpers())
                .with(Slots.ESCAPING)
                .with(Slots.FORMATTER)
                .prettyPrint(true);
    }

    @Override
    public Optional<TemplateFault> check(dev.postrider.template.Template template) {
        return switch (compile(template)) {
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

    /// Variables win over event data, so that no event can redirect a request by naming a field like a variable.
    private static Context context(RenderContext context) {
        Object data = JsonModel.read(context.event().event().data());
        if (data instanceof Map<?, ?> fields) {
            Map<Object, Object> overlaid = new LinkedHashMap<>(fields);
            overlaid.putAll(context.variables());
            return Context.newBuilder(overlaid)
                    .resolver(MapValueResolver.INSTANCE)
                    .build();
        }
        Context variables = Context.newBuilder(context.variables())
                .resolver(MapValueResolver.INSTANCE)
                .build();
        return Context.newBuilder(variables, data)
                .resolver(MapValueResolver.INSTANCE)
                .build();
    }

    private CompiledTemplates.Entry compile(dev.postrider.template.Template template) {
        return compiled.get(template.source(), source -> {
            Optional<TemplateFault> refused = SourceGuard.check(source);
            if (refused.isPresent()) {
                return new CompiledTemplates.Entry.Faulty(refused.orElseThrow());
            }
            try {
                return new CompiledTemplates.Entry.Usable(handlebars.compileInline(SourceGuard.separateBraces(source)));
            } catch (HandlebarsException e) {
                return new CompiledTemplates.Entry.Faulty(Faults.of(e));
            } catch (IOException | StackOverflowError e) {
                return new CompiledTemplates.Entry.Faulty(new TemplateFault(0, 0, "the template is nested too deeply"));
            }
        });
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
