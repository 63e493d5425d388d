package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.Journey.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/operations.md tells of the lines that are written, and its queries ask for fields that they have.
class LogPageTest {
    private static final Pattern WRITTEN =
            Pattern.compile("log\\.write\\(\\s*(?:\\w+ \\? )?\"([a-z.]+)\"(?: : \"([a-z.]+)\")?");
    private static final Pattern FIELD_WRITTEN =
            Pattern.compile("\\b(?:put|putUnlessZero)\\((?:\\s*line,\\s*)?\"(\\w+)\"");
    private static final Pattern QUOTED = Pattern.compile("`([a-z]+(?:\\.[a-z]+)?)`");
    private static final Pattern WORD = Pattern.compile("(?<![\"'@\\w.])([a-zA-Z]\\w*)(?![\\w(\"'])");
    private static final Pattern QUERY = Pattern.compile("(?m)^```text query\n(filter [^`]*)```$");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    /// What Logs Insights itself means by a word.
    private static final Set<String> LANGUAGE =
            Set.of("filter", "stats", "sort", "display", "by", "and", "as", "asc", "desc", "like", "limit");

    private static final String PAGE = Project.text(Project.file("docs/operations.md"));

    @Test
    void namesEveryLineAndNoOther() {
        Set<String> written = sources()
                .flatMap(source -> WRITTEN.matcher(source).results())
                .flatMap(match -> Stream.of(match.group(1), match.group(2)))
                .filter(name -> name != null)
                .collect(Collectors.toCollection(TreeSet::new));
        written.add("metrics");

        assertThat(rows().flatMap(row -> QUOTED.matcher(row.getFirst()).results())
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void namesEveryFieldAndNoOther() {
        Set<String> named = rows().filter(row -> !row.getFirst().contains("metrics"))
                .flatMap(row ->
                        WORD.matcher(row.get(2).replaceAll("\\([^)]*\\)", "")).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(Set.of("time", "name", "tenant"));

        assertThat(named).containsExactlyInAnyOrderElementsOf(fields());
    }

    @Test
    void asksForFieldsThatThereAre() {
        List<String> queries = QUERY.matcher(PAGE)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(queries).hasSizeGreaterThan(4).allSatisfy(query -> {
            Set<String> own = Pattern.compile(" as (\\w+)")
                    .matcher(query)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
            assertThat(WORD.matcher(TEXT.matcher(query).replaceAll("\"\""))
                            .results()
                            .map(match -> match.group(1))
                            .filter(word -> !LANGUAGE.contains(word) && !own.contains(word)))
                    .isNotEmpty()
                    .isSubsetOf(fields());
        });
    }

    private static Set<String> fields() {
        Set<String> fields = sources()
                .filter(source -> source.contains("WideLog") && !source.contains("class Rehearsal"))
                .flatMap(source -> FIELD_WRITTEN.matcher(source).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(Phase.values()).map(Phase::field).forEach(fields::add);
        return fields;
    }

    private static Stream<String> sources() {
        return Stream.of("shared/src/main/java", "functions")
                .flatMap(folder -> Project.filesBelow(Project.file(folder)).stream())
                .filter(file ->
                        file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                .map(Project::text);
    }

    /// The rows of the table of lines, as cells.
    private static Stream<List<String>> rows() {
        String from = PAGE.substring(PAGE.indexOf("| name | of | fields beside tenant |"));
        return from.substring(0, from.indexOf("\n\n"))
                .lines()
                .skip(2)
                .map(row -> List.of(row.substring(1).split(" \\| ", -1)));
    }
}
