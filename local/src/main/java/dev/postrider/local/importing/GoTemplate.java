package dev.postrider.local.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates Coroot's Go templates of the simple kind: fields, `if`/`else if`/`else`, `range`, `end`, comments,
/// blank control, and functions that Handlebars has a helper for.
final class GoTemplate {
    private static final Pattern TAG = Pattern.compile(
            "(?s)\\{\\{(-(?=\\s))?\\s*((?:`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\"|/\\*.*?\\*/|.)*?)((?<=\\s)-)?}}");

    private final List<Part> parts = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private GoTemplate() {}

    /// The same template in Handlebars.
    ///
    /// @throws Untranslatable naming the line and what has no counterpart
    static String translated(String template) throws Untranslatable {
        GoTemplate translation = new GoTemplate();
        translation.read(template);
        return HandlebarsText.of(translation.parts);
    }

    private void read(String template) throws Untranslatable {
        Matcher tag = TAG.matcher(template);
        int end = 0;
        while (tag.find(end)) {
            text(template.substring(end, tag.start()));
            int line = 1
                    + (int) template.substring(0, tag.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            try {
                tag(tag.group(2).strip(), new Part.Trims(tag.group(1) != null, tag.group(3) != null));
            } catch (Untranslatable e) {
                throw e.at(line);
            }
            end = tag.end();
        }
        text(template.substring(end));
        if (!open.isEmpty()) {
            throw new Untranslatable(1, "`" + open.peek() + "` is never closed");
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text));
        }
    }

    private void tag(String inside, Part.Trims trims) throws Untranslatable {
        if (inside.startsWith("/*")) {
            block("!-- " + inside.substring(2, inside.length() - 2).strip() + " --", trims);
            return;
        }
        String[] words = inside.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "if" -> open("if", value(rest), trims);
            case "else" -> parted(rest, trims);
            case "range" -> open("each", looped(rest), trims);
            case "end" -> close(trims);
            case "with", "define", "template", "block", "break", "continue" ->
                throw new Untranslatable(0, "`{{ " + words[0] + " }}` has no counterpart");
            default -> parts.add(new Part.Tag(Words.printed(value(inside)), trims, false));
        }
    }

    private String value(String text) throws Untranslatable {
        if (text.contains(":=") || text.matches("(?s).*\\$[A-Za-z].*")) {
            throw new Untranslatable(0, "a variable of the template has no counterpart");
        }
        return GoExpression.translated(text, open.contains("each"));
    }

    private String looped(String rest) throws Untranslatable {
        if (open.contains("each")) {
            throw new Untranslatable(0, "a loop within a loop has no counterpart");
        }
        return value(rest);
    }

    private void parted(String rest, Part.Trims trims) throws Untranslatable {
        String condition = rest.startsWith("if ") ? " if " + value(rest.substring("if ".length())) : "";
        if (!rest.isEmpty() && condition.isEmpty()) {
            throw new Untranslatable(0, "`{{ else " + rest + " }}` has no counterpart");
        }
        block("else" + condition, trims);
    }

    private void open(String helper, String what, Part.Trims trims) {
        open.push(helper);
        block("#" + helper + " " + what, trims);
    }

    private void close(Part.Trims trims) throws Untranslatable {
        String helper = open.poll();
        if (helper == null) {
            throw new Untranslatable(0, "a block ends that was not opened");
        }
        block("/" + helper, trims);
    }

    private void block(String inside, Part.Trims trims) {
        parts.add(new Part.Tag(inside, trims, true));
    }
}
