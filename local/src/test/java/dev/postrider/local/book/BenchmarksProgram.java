package dev.postrider.local.book;

import dev.postrider.local.book.Programs.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `java -jar benchmarks/target/benchmarks.jar …`, judged by the names of the benchmarks.
final class BenchmarksProgram implements Programs.Program {
    private static final List<String> START = List.of("-jar", "benchmarks/target/benchmarks.jar");

    @Override
    public Answer run(Programs.Call call) {
        List<String> words = call.words();
        if (words.size() < 2 || !words.subList(0, 2).equals(START)) {
            return Answer.bad("pages start java only as java " + String.join(" ", START));
        }
        return Answer.of(words.stream()
                .filter(word -> word.endsWith("Benchmark") && !exists(word))
                .map(word -> "there is no " + word)
                .toList());
    }

    private static boolean exists(String benchmark) {
        try (Stream<Path> files = Files.walk(Book.ROOT.resolve("benchmarks/src"))) {
            return files.anyMatch(file -> file.endsWith(benchmark + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
