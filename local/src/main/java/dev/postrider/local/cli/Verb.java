package dev.postrider.local.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What can be typed after `./postrider`, with its options.
sealed interface Verb {
    /// `./postrider demo`
    @Command(
            name = "demo",
            description = "Start everything, deliver the example events to real receivers, show it all.")
    non-sealed interface Demo extends Verb {}

    /// `./postrider up`
    @Command(name = "up", description = "Run the whole stack until Ctrl-C.")
    non-sealed interface Up extends Verb {
        @Option(names = "--port", defaultValue = "8080", description = "Port of the API (default: ${DEFAULT-VALUE}).")
        int port();

        @Option(names = "--data", paramLabel = "DIR", description = "Keep tables and queues here (default: in memory).")
        Optional<Path> data();

        @Option(names = "--key", paramLabel = "KEY", description = "The root key (default: generated).")
        Optional<String> key();

        @Option(names = "--production-guard", description = "Refuse webhooks to loopback and plain http, as deployed.")
        boolean productionGuard();

        @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A parameter of template.yaml.")
        Map<String, String> parameters();

        @Option(names = "--template", paramLabel = "FILE", description = "Another template (default: template.yaml).")
        Optional<Path> template();

        @Option(names = "--verbose", description = "Show the functions' log lines here.")
        boolean verbose();
    }

    /// `./postrider send FILE`
    @Command(name = "send", description = "Post an event to a running stack.")
    non-sealed interface Send extends Verb {
        @Parameters(paramLabel = "FILE", description = "An event as JSON; with --type, the event's data.")
        Path file();

        @Option(names = "--type", paramLabel = "TYPE", description = "The file is the data of an event of this type.")
        Optional<String> type();

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "Where the stack is (default: what `up` started).")
        Optional<String> endpoint();

        @Option(names = "--key", paramLabel = "KEY", description = "An API key (default: the root key of `up`).")
        Optional<String> key();
    }

    /// `./postrider listen`
    @Command(name = "listen", description = "Receive webhooks and print them.")
    non-sealed interface Listen extends Verb {
        @Option(names = "--port", defaultValue = "9000", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
        int port();

        @Option(
                names = "--status",
                split = ",",
                defaultValue = "200",
                paramLabel = "STATUS",
                description = "Statuses to answer in turn, such as 500,500,200; the last one for ever.")
        List<Integer> statuses();

        @Option(
                names = "--latency",
                defaultValue = "0s",
                paramLabel = "TIME",
                description = "Answer this late: 2s, 500ms.")
        String latency();
    }

    /// `./postrider invoke FUNCTION`
    @Command(name = "invoke", description = "Call one function with a Lambda-shaped input and print its answer.")
    non-sealed interface Invoke extends Verb {
        @Parameters(paramLabel = "FUNCTION", description = "Its id in template.yaml, such as IngestFunction.")
        String function();

        @Option(names = "--event", paramLabel = "FILE", required = true, description = "The input as JSON.")
        Path event();
    }
}
