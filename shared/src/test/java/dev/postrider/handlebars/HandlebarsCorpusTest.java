package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.kit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What Checkly's own package makes of 549 templates, byte for byte, in `html` mode.
final class HandlebarsCorpusTest {
    /// What docs/templates.md lists, with the reason.
    private static final Set<String> MEANT_TO_DIFFER = Set.of("partials-033");

    private static final int MUST_PASS_OF_100 = 97;

    @TestFactory
    Stream<DynamicTest> rendersAsChecklyDoes() {
        return Corpus.HANDLEBARS
                .rows()
                .filter(row -> !MEANT_TO_DIFFER.contains(row.id()))
                .map(row -> DynamicTest.dynamicTest(
                        row.id(),
                        () -> assertThat(outcome(row)).as(row.text("template")).isEqualTo(expected(row))));
    }

    /// Where the package of 2022, to which Checkly's documentation links, differs from that of today: as that of today.
    @TestFactory
    Stream<DynamicTest> rendersAsTheNewerGeneration() {
        return Corpus.HANDLEBARS_0_0_7_DIFFERENCES
                .rows()
                .map(row -> DynamicTest.dynamicTest(
                        row.id(),
                        () -> assertThat(outcome(row))
                                .as(row.text("template"))
                                .isEqualTo(row.json().path("v0_0_13").isTextual() ? row.text("v0_0_13") : "an error")));
    }

    /// What docs/templates.md says that it differs in.
    @Test
    void differsNowhereElseThanItSays() throws IOException {
        Pattern row = Pattern.compile("^\\| `([a-z-]+-\\d{3})` \\|", Pattern.MULTILINE);

        Set<String> listed = row.matcher(Files.readString(Path.of("../docs/templates.md")))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());

        assertThat(listed).isEqualTo(MEANT_TO_DIFFER);
        assertThat(Corpus.HANDLEBARS.rows().filter(one -> MEANT_TO_DIFFER.contains(one.id())))
                .allSatisfy(one -> assertThat(outcome(one)).isNotEqualTo(expected(one)));
    }

    /// The figures of docs/templates.md.
    @Test
    void keepsItsScore() {
        Map<String, int[]> scores = new TreeMap<>();
        Corpus.HANDLEBARS.rows().forEach(row -> {
            int[] score = scores.computeIfAbsent(row.text("group"), _ -> new int[2]);
            score[0] += outcome(row).equals(expected(row)) ? 1 : 0;
            score[1]++;
        });

        int passed = scores.values().stream().mapToInt(score -> score[0]).sum();
        int all = scores.values().stream().mapToInt(score -> score[1]).sum();
        scores.forEach((group, score) -> System.out.printf("%-22s %3d of %3d%n", group, score[0], score[1]));
        System.out.printf("%-22s %3d of %3d%n", "handlebars-open", passed, all);
        assertThat(passed * 100).isGreaterThanOrEqualTo(all * MUST_PASS_OF_100);
        assertThat(scores.entrySet())
                .filteredOn(score -> mustBeWhole(score.getKey()))
                .allSatisfy(score ->
                        assertThat(score.getValue()[0]).as(score.getKey()).isEqualTo(score.getValue()[1]));
    }

    private static boolean mustBeWhole(String group) {
        return group.startsWith("h-")
                || Set.of("seed", "realistic", "lazy", "escape", "stringify", "comments")
                        .contains(group);
    }

    private static String expected(Corpus.Row row) {
        return row.json().has("expectError") ? "an error" : row.text("expected");
    }

    private static String outcome(Corpus.Row row) {
        try {
            return Sheet.html(row.text("template"))
                    .over(row.json().required("context").toString());
        } catch (AssertionError e) {
            return "an error";
        }
    }
}
