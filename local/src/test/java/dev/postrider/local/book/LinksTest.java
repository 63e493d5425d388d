package dev.postrider.local.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody follows a link to nowhere. Links to other sites are not followed: a build asks nobody else.
final class LinksTest {
    private static final List<String> ELSEWHERE = List.of("https://", "http://", "mailto:");

    private final Map<String, Page> pages =
            Book.everything().stream().collect(Collectors.toMap(Page::name, Function.identity()));

    @Test
    void leadToPagesAndHeadingsThatExist() {
        assertThat(pages.values().stream().flatMap(this::broken)).isEmpty();
    }

    @Test
    void reachEveryPageFromTheIndex() {
        Page index = Objects.requireNonNull(pages.get("docs/README.md"));

        assertThat(index.links().stream().map(link -> goal(index, link)).distinct())
                .containsAll(Book.pages().stream()
                        .map(Page::name)
                        .filter(name -> name.startsWith("docs/") && !name.equals("docs/README.md"))
                        .toList());
    }

    @Test
    void areMissedWhenTheyAreBroken() {
        Page page = Page.parse(
                "docs/new.md",
                List.of(
                        "# Here",
                        "[a](#here) [b](#there) [c](verify.md#nodejs) [d](verify.md#cobol)",
                        "[e](none.md) [f](../README.md) [g](https://example.com/none)"));

        assertThat(broken(page))
                .containsExactly(
                        "docs/new.md:2 #there leads nowhere",
                        "docs/new.md:2 verify.md#cobol leads nowhere",
                        "docs/new.md:3 none.md leads nowhere");
    }

    private Stream<String> broken(Page page) {
        return page.links().stream()
                .filter(link -> ELSEWHERE.stream().noneMatch(link.where()::startsWith))
                .filter(link -> !resolves(page, link))
                .map(link -> page.name() + ":" + link.line() + " " + link.where() + " leads nowhere");
    }

    private boolean resolves(Page page, Page.Link link) {
        String goal = goal(page, link);
        int hash = link.where().indexOf('#');
        if (hash < 0) {
            return Files.exists(Book.ROOT.resolve(goal));
        }
        Page there = goal.equals(page.name()) ? page : pages.get(goal);
        return there != null && there.anchors().contains(link.where().substring(hash + 1));
    }

    private static String goal(Page page, Page.Link link) {
        String file = link.where().replaceAll("#.*", "");
        return file.isEmpty()
                ? page.name()
                : Path.of(page.name()).resolveSibling(file).normalize().toString();
    }
}
