package dev.postrider.benchmarks.load;

import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What can be typed after `benchmarks/load`.
@Command(
        name = "benchmarks/load",
        sortOptions = false,
        description = "Posts events to a running stack on this machine and waits for their webhooks. Start it with "
                + "`./postrider up --key KEY`, whose rate nothing limits. "
                + "Exit: 0 all came, 1 something is missing or was refused, 2 misunderstood.")
interface Wishes {
    @Option(names = "--endpoint", defaultValue = "http://127.0.0.1:8080", description = "Default: ${DEFAULT-VALUE}.")
    URI endpoint();

    @Option(names = "--key", required = true, description = "A key that may post events and write channels.")
    String key();

    @Option(names = "--events", defaultValue = "2000", description = "How many. Default: ${DEFAULT-VALUE}.")
    int events();

    @Option(names = "--channels", defaultValue = "1", description = "That want each. Default: ${DEFAULT-VALUE}.")
    int channels();

    @Option(
            names = "--in-flight",
            defaultValue = "16",
            description = "Closed loop: how many wait for an answer at once. Default: ${DEFAULT-VALUE}.")
    int inFlight();

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Open loop: events a second, on a fixed schedule. Takes the place of --in-flight.")
    double rate();

    @Option(
            names = "--warm-up",
            defaultValue = "0",
            description = "Events that are posted before, in a closed loop. Default: ${DEFAULT-VALUE}.")
    int warmUp();

    @Option(
            names = "--limit",
            defaultValue = "PT2M",
            description = "After which nothing more is posted, and then waited for. Default: ${DEFAULT-VALUE}.")
    Duration limit();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean isHelpWanted();
}
