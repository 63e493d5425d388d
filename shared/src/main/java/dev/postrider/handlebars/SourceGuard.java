package dev.postrider.handlebars;

import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import java.util.Optional;

/// Looks at a template's size before anyone reads it.
final class SourceGuard {
    private static final int MAX_LENGTH = 64 * 1024;

    private SourceGuard() {}

    static Optional<TemplateFault> check(String source) {
        if (source.length() > MAX_LENGTH) {
            return Optional.of(new TemplateFault(1, 1, "a template has at most 64 KiB"));
        }
        int mark = Slots.firstMark(source);
        if (mark >= 0) {
            return Optional.of(
                    Place.fault(source, mark, "U+FDD0 to U+FDD4 are no characters and cannot stand in a template"));
        }
        return new Template(source).isTooComplex()
                ? Optional.of(
                        new TemplateFault(1, 1, "a template has at most " + Template.MAX_EXPRESSIONS + " expressions"))
                : Optional.empty();
    }
}
