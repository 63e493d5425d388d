package dev.postrider.local.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A query of CloudWatch Logs Insights, judged by its words: lines and fields must be ones that the code writes, or the
/// contract names for an attempt.
final class LogQuery {
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
    private static final Set<String> LANGUAGE = Set.of(
            "filter",
            "sort",
            "display",
            "fields",
            "stats",
            "limit",
            "by",
            "as",
            "and",
            "or",
            "not",
            "in",
            "like",
            "asc",
            "desc",
            "count",
            "count_distinct",
            "sum",
            "avg",
            "min",
            "max",
            "pct",
            "bin",
            "ispresent",
            "@timestamp",
            "@logStream");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("@?[A-Za-z_]\\w*");
    private static final Pattern ALIAS = Pattern.compile("\\bas (\\w+)");
    private static final Pattern LINE = Pattern.compile("[a-z]+\\.[a-z]+");
    private static final Pattern TIME = Pattern.compile("\\d+[smhd]\\b");

    private LogQuery() {}

    static List<String> complaints(String query) {
        String written = sources();
        String plain = TIME.matcher(QUOTED.matcher(query).replaceAll("")).replaceAll("");
        Set<String> aliases =
                ALIAS.matcher(plain).results().map(alias -> alias.group(1)).collect(Collectors.toSet());
        Stream<String> fields = WORD.matcher(plain)
                .results()
                .map(MatchResult::group)
                .filter(word -> !LANGUAGE.contains(word) && !aliases.contains(word));
        Stream<String> lines = QUOTED.matcher(query)
                .results()
                .map(quoted -> quoted.group(1))
                .filter(quoted -> LINE.matcher(quoted).matches());
        return Stream.concat(fields, lines)
                .distinct()
                .filter(word -> !written.contains("\"" + word + "\"") && !written.contains(" " + word + ":"))
                .map(word -> "no line of log has " + word)
                .toList();
    }

    private static String sources() {
        try (Stream<Path> shared = Files.walk(Book.ROOT.resolve("shared/src/main/java"));
                Stream<Path> functions = Files.walk(Book.ROOT.resolve("functions"))) {
            String code = Stream.concat(shared, functions)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(LogQuery::text)
                    .collect(Collectors.joining());
            return code + text(Book.ROOT.resolve("docs/openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
