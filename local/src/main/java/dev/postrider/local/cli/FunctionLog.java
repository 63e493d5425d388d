package dev.postrider.local.cli;

import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the functions' own log lines go, so that what people read stays readable.
/// A function logs to standard output, as Lambda has it; hence the whole process's standard output is led away.
final class FunctionLog {
    private FunctionLog() {}

    /// Leads log lines into a file and tells which one.
    static Path intoFile(Optional<Path> folder) {
        Path file = folder.orElseGet(() -> ProjectFolder.find().resolve("local/target"))
                .resolve("functions.log");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PrintStream stream = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
            System.setOut(stream);
            System.setErr(stream);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the functions' log to " + file, e);
        }
    }

    /// Leads log lines to standard error, beside an answer on standard output.
    static void besideTheAnswer() {
        System.setOut(System.err);
    }
}
