package dev.postrider.local.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates Jinja templates of the simple kind: `{{ … }}`, `if`/`elif`/`else`, `for … in`, comments, blank
/// control.
/// https://jinja.palletsprojects.com/en/stable/templates/
final class JinjaTemplate {
    private static final Pattern TAG = Pattern.compile("(?s)\\{([{%#])([-+]?)(.*?)([-+]?)(?:}}|%}|#})");
    private static final Pattern FOR = Pattern.compile("(?s)([A-Za-z_]\\w*)\\s+in\\s+(.+)");

    private JinjaTemplate() {}

    /// The same template in Handlebars.
    ///
    /// @throws Untranslatable naming the line and what has no counterpart
    static String translated(String template) throws Untranslatable {
        return TagByTag.translated(template, TAG, JinjaTemplate::tag);
    }

    /// A condition whose rendering `True` or `1` lets an event through, as a template that renders `true` for it.
    static String translatedCondition(String template) throws Untranslatable {
        Matcher only = Pattern.compile("(?s)\\s*\\{\\{[-+]?(.*?)[-+]?}}\\s*").matcher(template);
        if (only.matches() && !only.group(1).contains("}}")) {
            return "{{#if " + JinjaExpression.translated(only.group(1)) + "}}true{{/if}}";
        }
        return translated(template);
    }

    private static void tag(Matcher tag, TagByTag into) throws Untranslatable {
        Part.Trims trims = new Part.Trims(tag.group(2).equals("-"), tag.group(4).equals("-"));
        String inside = tag.group(3).strip();
        switch (tag.group(1)) {
            case "#" -> into.comment(inside, trims);
            case "%" -> statement(inside, trims, into);
            default -> print(JinjaExpression.translated(inside), trims, into);
        }
    }

    private static void print(String value, Part.Trims trims, TagByTag into) {
        boolean isLiteral = value.startsWith("\"") || value.startsWith("'");
        if (isLiteral && !trims.left() && !trims.right()) {
            into.text(value.substring(1, value.length() - 1));
        } else {
            into.value(value, trims);
        }
    }

    private static void statement(String inside, Part.Trims trims, TagByTag into) throws Untranslatable {
        String[] words = inside.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "if" -> into.open("if", JinjaExpression.translated(rest), trims);
            case "elif" -> into.between("else if " + JinjaExpression.translated(rest), trims);
            case "else" -> into.between("else", trims);
            case "for" -> into.open("each", looped(rest), trims);
            case "endif" -> into.close("if", trims);
            case "endfor" -> into.close("each", trims);
            default -> throw new Untranslatable(0, "`{% " + words[0] + " %}` has no counterpart");
        }
    }

    private static String looped(String rest) throws Untranslatable {
        Matcher loop = FOR.matcher(rest);
        if (!loop.matches()) {
            throw new Untranslatable(0, "a loop over pairs has no counterpart");
        }
        return JinjaExpression.translated(loop.group(2)) + " as |" + loop.group(1) + "|";
    }
}
