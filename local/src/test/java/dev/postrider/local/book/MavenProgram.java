package dev.postrider.local.book;

import dev.postrider.local.book.Programs.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// `./mvnw`, judged by its words: goals, profiles, modules, test classes and properties must be there.
final class MavenProgram implements Programs.Program {
    private static final Set<String> GOALS = Set.of("verify", "package", "test", "test-compile", "spotless:apply");
    private static final Set<String> FLAGS = Set.of("-q", "-o", "-B", "-am", "-U");
    private static final Set<String> OF_MAVEN = Set.of("skipTests", "surefire.failIfNoSpecifiedTests");

    @Override
    public Answer run(Programs.Call call) {
        List<String> complaints = new ArrayList<>();
        List<String> words = call.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-pl")) {
                i++;
                modules(words.get(i), complaints);
            } else if (!isKnown(word)) {
                complaints.add("./mvnw: " + word + " is nothing here");
            }
        }
        return Answer.of(complaints);
    }

    private static boolean isKnown(String word) {
        if (word.startsWith("-P")) {
            return contains(Book.ROOT.resolve("pom.xml"), "<id>" + word.substring(2) + "</id>");
        }
        if (word.startsWith("-Dtest=")) {
            return Stream.of(word.substring(7).split(",", -1)).allMatch(MavenProgram::isTest);
        }
        if (word.startsWith("-D")) {
            String property = word.substring(2).split("=", -1)[0];
            return OF_MAVEN.contains(property) || sources().anyMatch(file -> contains(file, "\"" + property + "\""));
        }
        return GOALS.contains(word) || FLAGS.contains(word);
    }

    private static void modules(String list, List<String> complaints) {
        for (String module : list.replace("!", "").split(",", -1)) {
            if (!Files.exists(Book.ROOT.resolve(module).resolve("pom.xml"))) {
                complaints.add("./mvnw: there is no module " + module);
            }
        }
    }

    private static boolean isTest(String name) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name + ".java");
        return sources().anyMatch(file -> matcher.matches(Objects.requireNonNull(file.getFileName())));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.find(
                Book.ROOT,
                20,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".java"))) {
            return files.toList().stream().filter(file -> file.toString().contains("/src/test/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
