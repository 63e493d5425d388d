package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.kit.TestReceiver;
import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands of docs/api-tasks.md, run one after the other as they stand there; only the receiver is another.
record Guide(Api api, TestReceiver receiver) {
    private static final Path FILE = ProjectFolder.find().resolve("docs/api-tasks.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    /// What makes an attempt: a test of a saved channel, an event, a retry.
    private static final Pattern ATTEMPT =
            Pattern.compile("/v1/channels/[^/]+/test|/v1/events\\?type=|/deliveries/\\$DELIVERY/retry");

    private static final Duration SOON = Duration.ofSeconds(60);

    /// Runs all of it, and waits after each block until what it has sent has landed.
    void follow() throws Exception {
        long attempts = 0;
        for (String block : blocks()) {
            run(block.replace(
                    "https://hooks.example.com",
                    "http://127.0.0.1:" + receiver.uri().getPort()));
            attempts += ATTEMPT.matcher(block).results().count();
            long made = attempts;
            Eventually.holds(SOON, () -> landed() >= made, () -> landed() + " of " + made + " have landed");
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(FILE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /// Each event of the guide is for one channel.
    private long landed() {
        return Stream.of("checkly-alerts", "coroot-incidents", "oncall-escalations", "qovery-failures")
                .flatMap(channel -> api.all("/v1/deliveries?status=succeeded&channel=" + channel).stream())
                .mapToLong(delivery -> delivery.path("attemptCount").asLong())
                .sum();
    }

    /// Runs a block as a reader would.
    private void run(String block) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block).redirectErrorStream(true);
        shell.environment()
                .put("POSTRIDER", api.endpoint().resolve("/").toString().replaceAll("/$", ""));
        shell.environment().put("KEY", api.key());
        Process process = shell.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("%s%n%s", block, said).isZero();
    }
}
