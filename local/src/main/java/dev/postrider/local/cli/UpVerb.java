package dev.postrider.local.cli;

import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// `./postrider up`: the stack until Ctrl-C.
final class UpVerb {
    private final Paper paper;

    UpVerb(Paper paper) {
        this.paper = paper;
    }

    int run(Verb.Up up) {
        Optional<Path> log = up.verbose() ? Optional.empty() : Optional.of(FunctionLog.intoFile(up.data()));
        LocalStack stack = LocalStack.start(options(up));
        RunningStack running = new RunningStack(stack.endpoint().toString(), stack.rootKey());
        running.remember();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, running)));
        banner(up, stack, log);
        return waitForEver();
    }

    private static Options options(Verb.Up up) {
        Options options = up.template().map(Options.inMemory()::withTemplate).orElseGet(Options::inMemory);
        return new Options(
                options.template(),
                up.port(),
                up.data().map(Path::toAbsolutePath),
                up.key(),
                up.productionGuard(),
                up.parameters() == null ? Map.of() : up.parameters());
    }

    private void banner(Verb.Up up, LocalStack stack, Optional<Path> log) {
        Duration taken =
                Duration.between(ProcessHandle.current().info().startInstant().orElseGet(Instant::now), Instant.now());
        paper.gap();
        paper.line(paper.in(Paper.Ink.GOOD, "Postrider is up")
                + paper.in(Paper.Ink.FAINT, " after %.1f s".formatted(taken.toMillis() / 1000.0)));
        paper.gap();
        fact("API", paper.in(Paper.Ink.LINK, stack.endpoint() + "/v1"));
        fact("Key", stack.rootKey());
        fact("Console", paper.in(Paper.Ink.LINK, console(stack)));
        fact("Data", up.data().map(Path::toString).orElse("in memory, gone when this ends (--data DIR keeps it)"));
        fact("Logs", log.map(Path::toString).orElse("below"));
        if (up.productionGuard()) {
            fact("Guard", "as deployed: webhooks go to public addresses by https only");
        }
        paper.gap();
        paper.line("  A receiver, a channel that sends everything to it, and an event, each in another terminal:");
        firstSteps(stack).lines().forEach(line -> paper.line(paper.in(Paper.Ink.FAINT, "    " + line)));
        paper.gap();
        paper.line(paper.in(Paper.Ink.FAINT, "  Ctrl-C stops it."));
    }

    /// With the key in the fragment, which no browser sends anywhere: a click is enough.
    private static String console(LocalStack stack) {
        return stack.endpoint() + "/console/#key=" + URLEncoder.encode(stack.rootKey(), StandardCharsets.UTF_8);
    }

    private static String firstSteps(LocalStack stack) {
        return """
            ./postrider listen
            curl -X PUT -H 'authorization: Bearer %1$s' -H 'content-type: application/json' \\
              -d '{"request":{"url":"http://127.0.0.1:9000/"}}' %2$s/v1/channels/first
            curl -H 'authorization: Bearer %1$s' -H 'content-type: application/json' \\
              -d '{"type":"order.created","data":{"orderId":42}}' %2$s/v1/events""".formatted(stack.rootKey(), stack.endpoint());
    }

    private void fact(String name, String value) {
        paper.line("  %-8s %s".formatted(name, value));
    }

    private static int waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void stop(LocalStack stack, RunningStack running) {
        running.forget();
        stack.close();
        paper.gap();
        paper.line("Stopped.");
        Runtime.getRuntime().halt(0); // Ctrl-C is how `up` ends well; the JVM would answer 130.
    }
}
