package dev.postrider.handlebars;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.cache.NullTemplateCache;
import dev.postrider.template.Escape;
import dev.postrider.template.TemplateFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/// Makes a template out of its source: guarded, read as JavaScript's Handlebars reads it, written canonically and
/// given to the library.
final class Compiler {
    private final Vocabulary vocabulary;
    private final boolean isHtml;
    private final Handlebars engine;

    Compiler(Escape escape) {
        this.vocabulary = Vocabulary.of(escape);
        this.isHtml = escape == Escape.HTML;
        this.engine = new Handlebars(new NoTemplates())
                .with(NullTemplateCache.INSTANCE)
                .with(vocabulary)
                .parentScopeResolution(false);
    }

    CompiledTemplates.Entry compile(String source) {
        Optional<TemplateFault> refused = SourceGuard.check(source);
        if (refused.isPresent()) {
            return new CompiledTemplates.Entry.Faulty(refused.orElseThrow());
        }
        try {
            Node.Body body = SourceParser.parse(new Lexer(source, !isHtml));
            Set<String> inlineNames = Inlines.check(body);
            Page page = new Page(source);
            Canon canon = new Canon(page, vocabulary, inlineNames);
            String canonical = canon.write(body);
            for (String inline : canon.inlines()) {
                page.add(engine.compileInline(inline));
            }
            return new CompiledTemplates.Entry.Usable(engine.compileInline(canonical), page);
        } catch (Refused e) {
            return new CompiledTemplates.Entry.Faulty(Place.fault(source, e.at(), e.reason()));
        } catch (HandlebarsException e) {
            throw new IllegalStateException("what was read is always written so that the library understands it", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
    }
}
