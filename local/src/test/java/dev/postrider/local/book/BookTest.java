package dev.postrider.local.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// README, CONTRIBUTING and docs, followed by copy and paste against a stack as `./postrider up` starts it.
/// `-Dbook.page=docs/start.md` follows one page alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BookTest {
    private final Stage stage = new Stage();

    @AfterAll
    void stop() {
        stage.close();
    }

    static List<String> pages() {
        String wanted = System.getProperty("book.page", "");
        return Book.pages().stream()
                .filter(page -> !page.blocks().isEmpty())
                .map(Page::name)
                .filter(name -> wanted.isEmpty() || name.equals(wanted))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void canBeFollowed(String name, @TempDir Path scratch) {
        assertThat(complaints(Page.read(Book.ROOT, name), scratch)).isEmpty();
    }

    static Stream<Plant> plants() {
        return System.getProperty("book.page", "").isEmpty()
                ? Plant.all()
                : Plant.all().limit(1);
    }

    /// A mistake in a block of each kind is found, so that no page is wrong in silence.
    @ParameterizedTest
    @MethodSource("plants")
    void cannotBeFollowedWithAMistake(Plant plant, @TempDir Path scratch) {
        assertThat(plant.page()).contains(plant.right());

        assertThat(complaints(plant.planted(), scratch)).anyMatch(complaint -> complaint.contains(plant.complaint()));
    }

    static List<String> rightPages() {
        return List.of(Plant.PAGE, Plant.FILES, Plant.QUERY);
    }

    @ParameterizedTest
    @MethodSource("rightPages")
    void canBeFollowedWithoutTheMistake(String page, @TempDir Path scratch) {
        assertThat(complaints(Plant.parsed(page), scratch)).isEmpty();
    }

    private List<String> complaints(Page page, Path scratch) {
        stage.clear();
        try (Walk walk = new Walk(page, stage, scratch)) {
            return walk.complaints();
        }
    }
}
