package dev.postrider.local.importing;

import java.util.Map;

/// Jinja's expressions of the simple kind: paths, literals, comparisons, `and`, `or`, `not`, and filters that
/// Handlebars has a helper for.
final class JinjaExpression {
    private static final Map<String, String> COMPARISONS =
            Map.of("==", "eq", "!=", "isnt", ">", "gt", ">=", "gte", "<", "lt", "<=", "lte");
    private static final Map<String, String> FILTERS = Map.ofEntries(
            Map.entry("tojson", "json"),
            Map.entry("json_dumps", "json"),
            Map.entry("upper", "upper"),
            Map.entry("lower", "lower"),
            Map.entry("capitalize", "capitalize"),
            Map.entry("trim", "trim"),
            Map.entry("length", "length"),
            Map.entry("count", "length"),
            Map.entry("first", "first"),
            Map.entry("last", "last"),
            Map.entry("urlencode", "url"));
    private static final Map<String, String> WITH_ARGUMENTS =
            Map.of("join", "join", "default", "firstOf", "d", "firstOf", "replace", "replaceAll");
    private static final Map<String, String> LOOP =
            Map.of("loop.index0", "@index", "loop.first", "@first", "loop.last", "@last");

    private final Words words;

    private JinjaExpression(String text) {
        words = new Words(text);
    }

    /// An expression as a Handlebars value: a path, a literal or a call in round brackets.
    static String translated(String text) throws Untranslatable {
        JinjaExpression expression = new JinjaExpression(text);
        String value = expression.either();
        if (!expression.words.isAtEnd()) {
            throw new Untranslatable(0, "`" + expression.words.peek() + "` has no counterpart");
        }
        return value;
    }

    private String either() throws Untranslatable {
        String value = both();
        while (words.took("or")) {
            value = Words.call("or", value, both());
        }
        return value;
    }

    private String both() throws Untranslatable {
        String value = negated();
        while (words.took("and")) {
            value = Words.call("and", value, negated());
        }
        return value;
    }

    private String negated() throws Untranslatable {
        return words.took("not") ? Words.call("not", negated()) : compared();
    }

    private String compared() throws Untranslatable {
        String value = filtered();
        String comparison = COMPARISONS.get(words.peek());
        if (comparison != null) {
            words.take();
            return Words.call(comparison, value, filtered());
        }
        if (words.took("in")) {
            return Words.call("contains", filtered(), value);
        }
        if (words.took("is")) {
            boolean negated = words.took("not");
            words.expect("defined");
            return negated ? Words.call("not", value) : value;
        }
        return value;
    }

    private String filtered() throws Untranslatable {
        String value = value();
        while (words.took("|")) {
            value = filtered(value, words.take());
        }
        return value;
    }

    private String filtered(String value, String filter) throws Untranslatable {
        boolean hasArguments = words.took("(") && !words.took(")");
        if (FILTERS.containsKey(filter) && !hasArguments) {
            return Words.call(FILTERS.get(filter), value);
        }
        if (filter.equals("tojson_pretty") && !hasArguments) {
            return Words.call("json", value, "pretty=true");
        }
        if (!WITH_ARGUMENTS.containsKey(filter) || !hasArguments) {
            throw new Untranslatable(
                    0, "the filter `" + filter + "` has no counterpart" + (hasArguments ? " with arguments" : ""));
        }
        StringBuilder arguments = new StringBuilder(either());
        while (words.took(",")) {
            arguments.append(' ').append(either());
        }
        words.expect(")");
        return Words.call(WITH_ARGUMENTS.get(filter), value, arguments.toString());
    }

    private String value() throws Untranslatable {
        String word = words.take();
        if (word.equals("(")) {
            String value = either();
            words.expect(")");
            return value;
        }
        if (Words.isText(word)) {
            return Words.literal(word);
        }
        if (Words.isNumber(word)) {
            return word;
        }
        if (!Words.isName(word)) {
            throw new Untranslatable(0, "`" + word + "` has no counterpart");
        }
        return switch (word) {
            case "true", "True" -> "true";
            case "false", "False" -> "false";
            case "none", "None" -> "null";
            default -> path(word);
        };
    }

    private String path(String name) throws Untranslatable {
        if (name.startsWith("loop.") && !LOOP.containsKey(name)) {
            throw new Untranslatable(0, "`" + name + "` has no counterpart");
        }
        StringBuilder path = new StringBuilder(LOOP.getOrDefault(name, name));
        while (words.took("[")) {
            String key = words.take();
            words.expect("]");
            if (!Words.isText(key) && !key.matches("[0-9]+")) {
                throw new Untranslatable(0, "an index that is no literal has no counterpart");
            }
            path.append(".[")
                    .append(Words.isText(key) ? key.substring(1, key.length() - 1) : key)
                    .append(']');
        }
        if (words.peek().equals("(")) {
            throw new Untranslatable(0, "the call `" + name + "(…)` has no counterpart");
        }
        return path.toString();
    }
}
