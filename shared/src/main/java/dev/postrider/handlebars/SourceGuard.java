package dev.postrider.handlebars;

import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a template's source before the parser does, and refuses what would cost it minutes or let a template leave its
/// cage. The parser's time is about cubic in the length of a dotted name.
final class SourceGuard {
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_NESTING = 32;
    private static final int MAX_PATH = 100;
    private static final Pattern BLOCK = Pattern.compile("\\{\\{\\{?~?\\s*([#/^])");
    private static final Pattern REFUSED = Pattern.compile("\\{\\{~?\\s*(?:(#?>)|(#?\\*)|(=))");
    private static final Pattern LONG_PATH = Pattern.compile("[^\\s{}()\"'=|]{" + (MAX_PATH + 1) + "}");
    private static final Pattern CLOSING_BRACE = Pattern.compile("(?<!\\{)(\\{\\{(?![{!])[^{}]*}})}");
    private static final Pattern INSIDE_TAG = Pattern.compile("\\{\\{([^}]*)}}");

    private SourceGuard() {}

    static Optional<TemplateFault> check(String source) {
        if (source.length() > MAX_LENGTH) {
            return fault(source, 0, "a template has at most 64 KiB");
        }
        int mark = Slots.firstMark(source);
        if (mark >= 0) {
            return fault(source, mark, "U+FDD0 to U+FDD2 are no characters and cannot stand in a template");
        }
        if (new Template(source).isTooComplex()) {
            return fault(source, 0, "a template has at most " + Template.MAX_EXPRESSIONS + " expressions");
        }
        Matcher refused = REFUSED.matcher(source);
        if (refused.find()) {
            return fault(source, refused.start(), "partials, decorators and other delimiters are not allowed");
        }
        return longPath(source).or(() -> nesting(source));
    }

    private static Optional<TemplateFault> longPath(String source) {
        Matcher tags = INSIDE_TAG.matcher(source);
        while (tags.find()) {
            if (!tags.group(1).startsWith("!")
                    && LONG_PATH.matcher(tags.group(1)).find()) {
                return fault(source, tags.start(), "a name has at most " + MAX_PATH + " characters");
            }
        }
        return Optional.empty();
    }

    private static Optional<TemplateFault> nesting(String source) {
        Matcher blocks = BLOCK.matcher(source);
        int depth = 0;
        while (blocks.find()) {
            depth += blocks.group(1).equals("/") ? -1 : 1;
            if (depth > MAX_NESTING) {
                return fault(source, blocks.start(), "blocks are nested at most " + MAX_NESTING + " deep");
            }
        }
        return Optional.empty();
    }

    /// Lets `{"a":{{x}}}` be what it looks like: the parser takes three closing braces for the end of a triple-stash.
    static String separateBraces(String source) {
        return CLOSING_BRACE.matcher(source).replaceAll("$1{{!}}}");
    }

    private static Optional<TemplateFault> fault(String source, int at, String reason) {
        String before = source.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return Optional.of(new TemplateFault(line, at - before.lastIndexOf('\n'), reason));
    }
}
