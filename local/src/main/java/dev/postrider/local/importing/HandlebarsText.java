package dev.postrider.local.importing;

import java.util.List;
import java.util.regex.Pattern;

/// Writes parts as a Handlebars template.
final class HandlebarsText {
    private static final Pattern BEGINNING = Pattern.compile("\\n[ \\t]*\\z");
    private static final Pattern END = Pattern.compile("[ \\t]*\\r?\\n");

    private HandlebarsText() {}

    /// The template.
    ///
    /// @throws Untranslatable for text that Handlebars would read as something else
    static String of(List<Part> parts) throws Untranslatable {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Text(String literal) -> append(literal, text);
                case Part.Tag tag -> append(tag, isAlone(parts, i), text);
            }
        }
        return text.toString();
    }

    private static void append(String literal, StringBuilder text) throws Untranslatable {
        if (literal.contains("{{")) {
            throw new Untranslatable(lines(text), "the text holds {{, which Handlebars reads as a tag");
        }
        text.append(literal);
    }

    private static void append(Part.Tag tag, boolean isAlone, StringBuilder text) throws Untranslatable {
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '\\') {
            throw new Untranslatable(
                    lines(text), "a backslash stands before a tag, which Handlebars reads as an escape");
        }
        text.append("{{")
                .append(tag.trims().left() ? "~" : "")
                .append(tag.inside())
                .append(tag.trims().right() ? "~" : "")
                .append("}}");
        if (isAlone) {
            // Handlebars drops the line break after a block tag that is alone on its line; the others keep it.
            text.append('\n');
        }
    }

    /// Whether a block tag stands alone on a line and does not swallow what follows it anyway.
    private static boolean isAlone(List<Part> parts, int index) {
        if (!(parts.get(index) instanceof Part.Tag tag)
                || !tag.isBlockTag()
                || tag.trims().right()) {
            return false;
        }
        boolean begins = index == 0
                || (parts.get(index - 1) instanceof Part.Text(String before)
                        && BEGINNING.matcher(before).find());
        boolean ends = index + 1 < parts.size()
                && parts.get(index + 1) instanceof Part.Text(String after)
                && END.matcher(after).lookingAt();
        return begins && ends;
    }

    private static int lines(CharSequence text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }
}
