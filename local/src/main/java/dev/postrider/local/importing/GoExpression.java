package dev.postrider.local.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The pipelines of Coroot's Go templates over what Coroot's own `{{ json . }}` posts.
/// https://pkg.go.dev/text/template
final class GoExpression {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("eq", "eq"),
            Map.entry("ne", "isnt"),
            Map.entry("lt", "lt"),
            Map.entry("le", "lte"),
            Map.entry("gt", "gt"),
            Map.entry("ge", "gte"),
            Map.entry("and", "and"),
            Map.entry("or", "or"),
            Map.entry("not", "not"),
            Map.entry("len", "length"),
            Map.entry("json", "json"),
            Map.entry("urlquery", "url"));
    /// Coroot posts the application as one text, `namespace:kind:name`.
    private static final Map<String, String> APPLICATION = Map.of(
            "Application", "application",
            "Application.Namespace", "(split application \":\" 0)",
            "Application.Kind", "(split application \":\" 1)",
            "Application.Name", "(split application \":\" 2)");
    private static final Set<String> OF_ROOT = Set.of("Status", "Reports", "URL", "Version", "Summary");
    private static final Set<String> OF_REPORTS = Set.of("Name", "Check", "Message");

    private final Words words;
    private final boolean isInLoop;

    private GoExpression(String text, boolean isInLoop) {
        words = new Words(text);
        this.isInLoop = isInLoop;
    }

    /// A pipeline as a Handlebars value.
    ///
    /// @param isInLoop whether `.` is an element of a list
    static String translated(String text, boolean isInLoop) throws Untranslatable {
        GoExpression expression = new GoExpression(text, isInLoop);
        String value = expression.pipeline();
        if (!expression.words.isAtEnd()) {
            throw new Untranslatable(0, "`" + expression.words.peek() + "` has no counterpart");
        }
        return value;
    }

    private String pipeline() throws Untranslatable {
        String value = command("");
        while (words.took("|")) {
            value = command(value);
        }
        return value;
    }

    /// A value, or a function with its arguments, the last of which may be what was piped in.
    private String command(String piped) throws Untranslatable {
        String word = words.peek();
        if (!Words.isName(word) || word.equals("true") || word.equals("false") || word.equals("nil")) {
            return value();
        }
        words.take();
        String helper = FUNCTIONS.get(word);
        if (helper == null) {
            throw new Untranslatable(0, "the function `" + word + "` has no counterpart");
        }
        List<String> arguments = new ArrayList<>();
        while (!words.isAtEnd() && !words.peek().equals("|") && !words.peek().equals(")")) {
            arguments.add(value());
        }
        if (!piped.isEmpty()) {
            arguments.add(piped);
        }
        return word.equals("eq") && arguments.size() > 2
                ? anyEqual(arguments)
                : Words.call(helper, arguments.toArray(String[]::new));
    }

    /// `eq a b c` is true where a equals any of the others.
    private static String anyEqual(List<String> arguments) {
        String[] each = arguments.stream()
                .skip(1)
                .map(other -> Words.call("eq", arguments.getFirst(), other))
                .toArray(String[]::new);
        return Words.call("or", each);
    }

    private String value() throws Untranslatable {
        String word = words.take();
        if (word.equals("(")) {
            String value = pipeline();
            words.expect(")");
            return value;
        }
        if (Words.isText(word)) {
            return Words.literal(word);
        }
        if (Words.isNumber(word) || word.equals("true") || word.equals("false")) {
            return word;
        }
        if (word.equals("nil")) {
            return "null";
        }
        if (word.equals(".")) {
            return "this";
        }
        if (word.startsWith(".") && word.length() > 1) {
            return field(word.substring(1), isInLoop);
        }
        if (word.equals("$") && words.peek().startsWith(".")) {
            return field(words.take().substring(1), false);
        }
        throw new Untranslatable(0, "`" + word + "` has no counterpart");
    }

    private static String field(String path, boolean isOfElement) throws Untranslatable {
        if (isOfElement && OF_REPORTS.contains(path)) {
            return "this." + path.toLowerCase(Locale.ROOT);
        }
        if (!isOfElement && APPLICATION.containsKey(path)) {
            return APPLICATION.get(path);
        }
        if (!isOfElement && OF_ROOT.contains(path)) {
            return "@root." + path.toLowerCase(Locale.ROOT);
        }
        throw new Untranslatable(0, "Coroot posts no field ." + path + (isOfElement ? " of a report" : ""));
    }
}
