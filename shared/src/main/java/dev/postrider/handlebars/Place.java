package dev.postrider.handlebars;

import dev.postrider.template.TemplateFault;

/// Faults at a place of a source.
final class Place {
    private Place() {}

    static TemplateFault fault(String source, int at, String reason) {
        String before = source.substring(0, Math.min(at, source.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new TemplateFault(line, before.length() - before.lastIndexOf('\n'), reason);
    }
}
