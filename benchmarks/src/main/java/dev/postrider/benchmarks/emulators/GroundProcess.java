package dev.postrider.benchmarks.emulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A [Ground] in a JVM with the flags of `./postrider up`.
final class GroundProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final URI stack;

    private GroundProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.stack = URI.create(answer());
    }

    /// Starts it; returns once its stack answers.
    static GroundProcess start(String key) throws IOException {
        return new GroundProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ground.class.getName(),
                        key)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    URI stack() {
        return stack;
    }

    /// How many events a second the floor lets through.
    double floor(int events) throws IOException {
        questions.println(events);
        return Double.parseDouble(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the stack has ended");
        }
        return line;
    }

    /// The end of its input ends it.
    @Override
    public void close() {
        questions.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
