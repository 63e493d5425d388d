package dev.postrider.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/// A terminal at which commands are typed.
public final class Shell {
    private Shell() {}

    /// What a command printed, and how it ended.
    public record Said(int code, String text) {}

    /// Runs a command with the variables of an environment.
    public static Said run(Map<String, String> environment, String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int code = new Main(new Paper(out, false), environment).run(words);
        return new Said(code, printed.toString(StandardCharsets.UTF_8));
    }

    /// One command line of two parts.
    public static String[] words(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
