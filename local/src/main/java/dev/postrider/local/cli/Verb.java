package dev.postrider.local.cli;

import dev.postrider.local.importing.Importer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What can be typed after `./postrider`, with its options.
sealed interface Verb {
    String ENDPOINT = "Where the stack is (default: what `up` started).";
    String KEY = "An API key (default: the root key of `up`).";

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

        @Option(names = "--endpoint", paramLabel = "URL", description = ENDPOINT)
        Optional<String> endpoint();

        @Option(names = "--key", paramLabel = "KEY", description = KEY)
        Optional<String> key();
    }

    /// `./postrider apply FILE`
    @Command(name = "apply", description = "Make a stack's channels like those of a file, and show what that changes.")
    non-sealed interface Apply extends Verb {
        @Parameters(paramLabel = "FILE", description = "Channels as YAML or JSON (docs/channels-as-code.md).")
        Path file();

        @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
        boolean dryRun();

        @Option(names = "--prune", description = "Delete the channels that are not in the file.")
        boolean prune();

        @Option(names = "--secrets", description = "Send every secret again, also those that are stored.")
        boolean secrets();

        @Option(names = "--show-secrets", description = "Print the signing secrets that the stack makes.")
        boolean showSecrets();

        @Option(names = "--endpoint", paramLabel = "URL", description = ENDPOINT)
        Optional<String> endpoint();

        @Option(names = "--key", paramLabel = "KEY", description = KEY)
        Optional<String> key();
    }

    /// `./postrider export`
    @Command(name = "export", description = "Print a stack's channels as a file that `apply` takes.")
    non-sealed interface Export extends Verb {
        @Option(names = "--endpoint", paramLabel = "URL", description = ENDPOINT)
        Optional<String> endpoint();

        @Option(names = "--key", paramLabel = "KEY", description = KEY)
        Optional<String> key();
    }

    /// `./postrider import FORMAT FILE`
    @Command(
            name = "import",
            description = "Turn the webhooks of another system into a file of channels, and say what is otherwise.")
    non-sealed interface Import extends Verb {
        @Parameters(index = "0", paramLabel = "FORMAT", description = "Whose export it is: ${COMPLETION-CANDIDATES}.")
        Importer.Format format();

        @Parameters(index = "1", paramLabel = "FILE", description = "What the other system's API answers, as JSON.")
        Path file();

        @Option(
                names = "--out",
                paramLabel = "FILE",
                defaultValue = "channels.yaml",
                description = "The file to write.")
        Path out();
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
