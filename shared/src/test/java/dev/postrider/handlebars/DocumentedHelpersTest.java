package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.template.Escape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What docs/templates.md shows is what happens.
final class DocumentedHelpersTest {
    private static final Pattern EXAMPLE = Pattern.compile("\\| `(.+)` \\| `(\\{\".*})` \\| `(.+)` \\|");
    private static final Path DOCS = Path.of("..", "docs", "templates.md");

    @TestFactory
    Stream<DynamicTest> doesWhatTheDocsShow() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1),
                        () -> assertThat(Sheet.text(example.group(1)).over(example.group(2)))
                                .isEqualTo(example.group(3))));
    }

    @Test
    void showsEveryHelperOfOurOwn() throws IOException {
        String docs = Files.readString(DOCS);

        assertThat(Vocabulary.of(Escape.AUTO).names())
                .filteredOn(name -> !Vocabulary.CHECKLY.contains(name))
                .allSatisfy(
                        name -> assertThat(docs).containsPattern("(\\{\\{#?|`|\\()" + Pattern.quote(name) + "[ `]"));
        assertThat(examples()).hasSizeGreaterThan(30);
    }

    private static List<Matcher> examples() throws IOException {
        return Files.readAllLines(DOCS).stream()
                .map(EXAMPLE::matcher)
                .filter(Matcher::matches)
                .toList();
    }
}
