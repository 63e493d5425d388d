package dev.postrider.handlebars;

import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import dev.postrider.template.TemplateFault;

/// Ends a rendering from inside of the engine, which lets its own exceptions through.
final class Stop extends HandlebarsException {
    private static final long serialVersionUID = 1L;

    private final transient TemplateFault fault;

    Stop(TemplateFault fault) {
        super(new HandlebarsError(
                "template", fault.line(), fault.column(), fault.reason(), fault.reason(), fault.reason()));
        this.fault = fault;
    }

    TemplateFault fault() {
        return fault;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
