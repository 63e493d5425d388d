package dev.postrider.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An ES module, rewritten as a function that returns what it exports. It knows the few forms of `import` and `export`
/// that the console uses, each at the beginning of a line (ECMAScript 2026, 16.2), and refuses all others.
///
/// @param imports the paths of the modules that it needs
/// @param code    an expression: what it exports
record Module(String path, List<String> imports, String code) {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import\\s*(?:(\\w+)|\\{([^}]*)})\\s*from\\s*['\"]([^'\"]+)['\"];?");
    private static final Pattern EXPORTED =
            Pattern.compile("(?m)^export (?=(?:const|(?:async )?function|class) (\\w+))");
    private static final Pattern EXPORTS = Pattern.compile("(?m)(?:^|(?<=[;}]))export\\s*\\{([^}]*)}(?!\\s*from);?");
    private static final Pattern DEFAULT = Pattern.compile("(?m)(?:^|(?<=[;}]))export default ");
    private static final Pattern ANY = Pattern.compile("(?m)^(?:import|export)\\b.*");
    private static final Pattern AS = Pattern.compile("\\s+as\\s+");

    Module {
        imports = List.copyOf(imports);
    }

    /// Reads a module.
    ///
    /// @throws IllegalArgumentException for a form of `import` or `export` that is not known here
    static Module of(String path, String source) {
        List<String> imports = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        String code = replaced(IMPORT, source, match -> {
            String from =
                    Path.of(path).resolveSibling(match.group(3)).normalize().toString();
            imports.add(from);
            String names = match.group(1) == null ? renamed(match.group(2), false) : "default: " + match.group(1);
            return "const { " + names + " } = " + Pack.slot(from) + ";";
        });
        code = replaced(EXPORTED, code, match -> {
            exports.add(match.group(1));
            return "";
        });
        code = replaced(EXPORTS, code, match -> {
            exports.add(renamed(match.group(1), true));
            return "";
        });
        code = replaced(DEFAULT, code, _ -> {
            exports.add("default: $default");
            return "const $default = ";
        });
        Matcher unknown = ANY.matcher(code);
        if (unknown.find()) {
            throw new IllegalArgumentException(path + " has a form that Module does not know: " + unknown.group());
        }
        return new Module(
                path, imports, "(() => {\n" + code + "\nreturn { " + String.join(", ", exports) + " };\n})()");
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    /// `a, b as c` as an object's entries: `a, b: c` to take out, `a, c: b` to give.
    private static String renamed(String names, boolean gives) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> AS.split(name, 2))
                .map(pair -> pair.length == 1 ? pair[0] : gives ? pair[1] + ": " + pair[0] : pair[0] + ": " + pair[1])
                .collect(Collectors.joining(", "));
    }
}
