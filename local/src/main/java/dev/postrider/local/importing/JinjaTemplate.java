package dev.postrider.local.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates Jinja templates of the simple kind: `{{ … }}`, `if`/`elif`/`else`, `for … in`, comments, blank
/// control.
/// https://jinja.palletsprojects.com/en/stable/templates/
final class JinjaTemplate {
    private static final Pattern TAG = Pattern.compile("(?s)\\{([{%#])([-+]?)(.*?)([-+]?)(?:}}|%}|#})");
    private static final Pattern FOR = Pattern.compile("(?s)([A-Za-z_]\\w*)\\s+in\\s+(.+)");

    private final List<Part> parts = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private JinjaTemplate() {}

    /// The same template in Handlebars.
    ///
    /// @throws Untranslatable naming the line and what has no counterpart
    static String translated(String template) throws Untranslatable {
        JinjaTemplate translation = new JinjaTemplate();
        translation.read(template);
        return HandlebarsText.of(translation.parts);
    }

    /// A condition whose rendering `True` or `1` lets an event through, as a template that renders `true` for it.
    static String translatedCondition(String template) throws Untranslatable {
        Matcher only = Pattern.compile("(?s)\\s*\\{\\{[-+]?(.*?)[-+]?}}\\s*").matcher(template);
        if (only.matches() && !only.group(1).contains("}}")) {
            return "{{#if " + JinjaExpression.translated(only.group(1)) + "}}true{{/if}}";
        }
        return translated(template);
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
                tag(tag);
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

    private void tag(Matcher tag) throws Untranslatable {
        Part.Trims trims = new Part.Trims(tag.group(2).equals("-"), tag.group(4).equals("-"));
        String inside = tag.group(3).strip();
        switch (tag.group(1)) {
            case "#" -> parts.add(new Part.Tag("!-- " + inside + " --", trims, true));
            case "%" -> statement(inside, trims);
            default -> print(JinjaExpression.translated(inside), trims);
        }
    }

    private void print(String value, Part.Trims trims) {
        boolean isLiteral = value.startsWith("\"") || value.startsWith("'");
        if (isLiteral && !trims.left() && !trims.right()) {
            text(value.substring(1, value.length() - 1));
        } else {
            parts.add(new Part.Tag(Words.printed(value), trims, false));
        }
    }

    private void statement(String inside, Part.Trims trims) throws Untranslatable {
        String[] words = inside.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "if" -> open("if", JinjaExpression.translated(rest), trims);
            case "elif" -> block("else if " + JinjaExpression.translated(rest), trims);
            case "else" -> block("else", trims);
            case "for" -> loop(rest, trims);
            case "endif" -> close("if", trims);
            case "endfor" -> close("each", trims);
            default -> throw new Untranslatable(0, "`{% " + words[0] + " %}` has no counterpart");
        }
    }

    private void loop(String rest, Part.Trims trims) throws Untranslatable {
        Matcher loop = FOR.matcher(rest);
        if (!loop.matches()) {
            throw new Untranslatable(0, "a loop over pairs has no counterpart");
        }
        open("each", JinjaExpression.translated(loop.group(2)) + " as |" + loop.group(1) + "|", trims);
    }

    private void open(String helper, String what, Part.Trims trims) {
        open.push(helper);
        block("#" + helper + " " + what, trims);
    }

    private void close(String helper, Part.Trims trims) throws Untranslatable {
        if (!helper.equals(open.poll())) {
            throw new Untranslatable(0, "a block ends that was not opened");
        }
        block("/" + helper, trims);
    }

    private void block(String inside, Part.Trims trims) {
        parts.add(new Part.Tag(inside, trims, true));
    }
}
