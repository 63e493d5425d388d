package dev.postrider.local.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates Coroot's Go templates of the simple kind: fields, `if`/`else if`/`else`, `range`, `end`, comments,
/// blank control, and functions that Handlebars has a helper for.
final class GoTemplate {
    private static final Pattern TAG = Pattern.compile(
            "(?s)\\{\\{(-(?=\\s))?\\s*((?:`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\"|/\\*.*?\\*/|.)*?)((?<=\\s)-)?}}");

    private GoTemplate() {}

    /// The same template in Handlebars.
    ///
    /// @throws Untranslatable naming the line and what has no counterpart
    static String translated(String template) throws Untranslatable {
        return TagByTag.translated(template, TAG, GoTemplate::tag);
    }

    private static void tag(Matcher tag, TagByTag into) throws Untranslatable {
        Part.Trims trims = new Part.Trims(tag.group(1) != null, tag.group(3) != null);
        String inside = tag.group(2).strip();
        if (inside.startsWith("/*")) {
            into.comment(inside.substring(2, inside.length() - 2), trims);
            return;
        }
        String[] words = inside.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "if" -> into.open("if", value(rest, into), trims);
            case "else" -> parted(rest, trims, into);
            case "range" -> into.open("each", looped(rest, into), trims);
            case "end" -> into.close(trims);
            case "with", "define", "template", "block", "break", "continue" ->
                throw new Untranslatable(0, "`{{ " + words[0] + " }}` has no counterpart");
            default -> into.value(value(inside, into), trims);
        }
    }

    private static String value(String text, TagByTag into) throws Untranslatable {
        if (text.contains(":=") || text.matches("(?s).*\\$[A-Za-z].*")) {
            throw new Untranslatable(0, "a variable of the template has no counterpart");
        }
        return GoExpression.translated(text, into.isInside("each"));
    }

    private static String looped(String rest, TagByTag into) throws Untranslatable {
        if (into.isInside("each")) {
            throw new Untranslatable(0, "a loop within a loop has no counterpart");
        }
        return value(rest, into);
    }

    private static void parted(String rest, Part.Trims trims, TagByTag into) throws Untranslatable {
        String condition = rest.startsWith("if ") ? " if " + value(rest.substring("if ".length()), into) : "";
        if (!rest.isEmpty() && condition.isEmpty()) {
            throw new Untranslatable(0, "`{{ else " + rest + " }}` has no counterpart");
        }
        into.between("else" + condition, trims);
    }
}
