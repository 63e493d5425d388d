package dev.postrider.local.book;

import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The pages of the project.
final class Book {
    static final Path ROOT = ProjectFolder.find();

    private Book() {}

    /// All that people follow: README, CONTRIBUTING and everything below `docs`, but for the decisions.
    static List<Page> pages() {
        return everything().stream()
                .filter(page -> !page.name().startsWith("docs/decisions/"))
                .filter(page -> !page.name().equals("CHANGELOG.md"))
                .toList();
    }

    /// The same with the decisions and the list of changes, whose blocks nobody follows.
    static List<Page> everything() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream<String> below = docs.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted();
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"), below)
                    .map(name -> Page.read(ROOT, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
