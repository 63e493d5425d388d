package dev.postrider.local.cli;

import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// `./postrider demo`: the whole product in a few seconds, on real parts, checked at the end.
final class DemoVerb {
    private static final List<Integer> STEADY = List.of(200);
    private static final List<Integer> SHAKY = List.of(500, 500, 200);

    private final Paper paper;

    DemoVerb(Paper paper) {
        this.paper = paper;
    }

    int run() {
        Path log = FunctionLog.intoFile(Optional.empty());
        paper.gap();
        paper.line(paper.in(Paper.Ink.BOLD, "Postrider, whole on this machine"));
        BlockingQueue<Receiver.Received> arrivals = new LinkedBlockingQueue<>();
        Instant begin = Instant.now();
        try (LocalStack stack = LocalStack.start(Options.inMemory());
                Receiver steady = Receiver.start(0, STEADY, Duration.ZERO, arrivals::add);
                Receiver shaky = Receiver.start(0, SHAKY, Duration.ZERO, arrivals::add);
                ApiClient api = new ApiClient(stack.endpoint().toString(), stack.rootKey())) {
            paper.line("  The functions of template.yaml answer at " + paper.in(Paper.Ink.LINK, "" + stack.endpoint())
                    + ", ready in " + seconds(Duration.between(begin, Instant.now())) + ".");
            receivers(steady, shaky);
            DemoScene scene = DemoScene.read(ProjectFolder.find().resolve("events"));
            DemoPlay play = new DemoPlay(paper, api, scene, arrivals);
            play.channels(steady.address(), shaky.address());
            play.events();
            play.deliveries();
            List<String> wrong = play.history();
            return verdict(wrong, log);
        }
    }

    private void receivers(Receiver steady, Receiver shaky) {
        paper.heading("Two receivers");
        paper.line("  steady  " + paper.in(Paper.Ink.LINK, steady.address()) + "  answers 200");
        paper.line("  shaky   " + paper.in(Paper.Ink.LINK, shaky.address()) + "  answers 500, 500, then 200");
    }

    private int verdict(List<String> wrong, Path log) {
        paper.gap();
        if (wrong.isEmpty()) {
            paper.line(paper.in(Paper.Ink.GOOD, "All delivered.") + " Now yours:");
            paper.line("  ./postrider up        the same stack, until Ctrl-C");
            paper.line("  ./postrider listen    a receiver that prints what it gets");
            paper.line("  ./postrider send events/checkly-failure.json");
            return 0;
        }
        wrong.forEach(paper::problem);
        paper.line("What the functions logged is in " + log);
        return 1;
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
