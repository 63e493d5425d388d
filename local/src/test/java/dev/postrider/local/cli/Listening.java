package dev.postrider.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./postrider listen` in a terminal of its own, on a free port.
public final class Listening implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Listening at http://(localhost:\\d+)");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Thread thread;
    private final String authority;

    private Listening(String... words) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        thread = Thread.ofVirtual().start(() -> new Main(new Paper(out, false), Map.of()).run(words));
        long end = System.nanoTime() + SOON.toNanos();
        Matcher address = ADDRESS.matcher(text());
        while (!address.find()) {
            if (System.nanoTime() > end || !thread.isAlive()) {
                throw new IllegalStateException(String.join(" ", words) + " does not listen: " + text());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            address = ADDRESS.matcher(text());
        }
        authority = address.group(1);
    }

    /// Starts it with further options.
    public static Listening start(String... options) {
        return new Listening(Shell.words(new String[] {"listen", "--port", "0"}, options));
    }

    /// Where it listens, as in `localhost:40001`.
    public String authority() {
        return authority;
    }

    /// What it has printed so far.
    public String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
