package dev.postrider.handlebars;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;

/// Refuses every name, so that no template can read a file or a class path resource.
final class NoTemplates extends AbstractTemplateLoader {
    @Override
    public TemplateSource sourceAt(String location) throws IOException {
        throw new FileNotFoundException("partials are not allowed: write the text into the template itself");
    }
}
