package dev.postrider.benchmarks.emulators;

import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A process with a whole stack in memory and, in the same JVM, the floor over the same emulators. Prints the stack's
/// address; then, for each number of events that it reads, how many a second the floor has let through.
final class Ground {
    private Ground() {}

    static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        // The functions' lines of log.
        System.setOut(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (LocalStack stack = LocalStack.start(Options.inMemory().withRootKey(args[0]));
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Floor floor = new Floor();
            answers.println(stack.endpoint());
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                answers.println(floor.run(Integer.parseInt(line)));
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
