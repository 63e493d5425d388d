package dev.postrider.local.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./postrider listen`: prints every webhook that comes.
final class ListenVerb {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m)");

    private final Paper paper;

    ListenVerb(Paper paper) {
        this.paper = paper;
    }

    int run(Verb.Listen listen) {
        try (Receiver receiver =
                Receiver.start(listen.port(), listen.statuses(), duration(listen.latency()), this::print)) {
            paper.line("Listening at " + paper.in(Paper.Ink.LINK, receiver.address()) + "   (Ctrl-C stops it)");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    static Duration duration(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalStateException(text + " is no time: write 500ms, 2s or 1m");
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private synchronized void print(Receiver.Received received) {
        paper.gap();
        paper.line(paper.in(Paper.Ink.BOLD, received.method() + " " + received.uri()) + "  "
                + paper.in(Paper.Ink.FAINT, "→ " + received.status()));
        received.headers().forEach((name, value) -> paper.line(paper.in(Paper.Ink.FAINT, "  " + name + ": ") + value));
        if (!received.body().isEmpty()) {
            paper.gap();
            JsonFile.pretty(received.body()).lines().forEach(line -> paper.line("  " + line));
        }
    }
}
