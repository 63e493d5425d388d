package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the running stack, again and again, at random moments of deliveries of which many fail at first. The
/// large
/// run, whose last result stands in docs/delivery.md: `./mvnw verify -pl local -am -Dtest=CrashTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.events=5000 -Dcrash.kills=20`
@Tag("own-jvm")
final class CrashTest {
    private static final int EVENTS = Integer.getInteger("crash.events", 500);
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int CLIENTS = 4;
    private static final int FAILURES = 1;
    private static final int FAILING_ONE_IN = 3;
    private static final String KEY = "root";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration SETTLE = Duration.ofSeconds(400 + EVENTS / 5);

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();

    // mutable: counted at every start
    private int inFlight;
    private Instant lastKill = Instant.EPOCH;

    @Test
    void losesNothingThatWasAcceptedWhateverIsKilled() throws Exception {
        System.out.printf("CrashTest: %d events, %d kills, -Dseed=%d%n", EVENTS, KILLS, seed);
        try (Ledger receiver = Ledger.failingFirst(FAILURES, FAILING_ONE_IN)) {
            for (int round = 0; round < KILLS; round++) {
                runAndKill(receiver, round);
            }

            List<JsonNode> deliveries = settle();

            Set<String> bodies = accepted.stream().map(n -> "{\"n\":" + n + "}").collect(Collectors.toSet());
            List<JsonNode> attempts = deliveries.stream()
                    .flatMap(delivery ->
                            StreamSupport.stream(delivery.path("attempts").spliterator(), false))
                    .toList();
            List<JsonNode> lost = attempts.stream()
                    .filter(attempt -> attempt.path("reason").asText().equals("worker_lost"))
                    .toList();
            System.out.printf(
                    "CrashTest: %d accepted, %d deliveries, %d requests, %d attempts, of which %d lost with %d in flight%n",
                    accepted.size(), deliveries.size(), receiver.total(), attempts.size(), lost.size(), inFlight);
            assertThat(receiver.requests().keySet()).containsAll(bodies);
            assertThat(receiver.idsPerBody()).as("webhook-ids of each event").containsExactly(1);
            assertThat(deliveries)
                    .allSatisfy(delivery ->
                            assertThat(delivery.path("status").asText()).isEqualTo("succeeded"));
            assertThat(receiver.total())
                    .as("requests, of which every one is an attempt in the history")
                    .isBetween(attempts.size() - lost.size(), attempts.size());
            assertThat(lost)
                    .as("attempts that died with their worker, of which only killed ones do")
                    .allMatch(attempt ->
                            Instant.parse(attempt.path("startedAt").asText()).isBefore(lastKill));
        }
    }

    /// One run of `./postrider up`: events go in until some of their share is accepted, and up to three seconds later
    /// the
    /// process is killed.
    private void runAndKill(Ledger receiver, int round) throws Exception {
        int port = freePort();
        Process up = start(port);
        URI endpoint = URI.create("http://localhost:" + port);
        try (Api api = Api.at(endpoint, KEY);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Eventually.holds(START, () -> isUp(api), () -> "the stack did not start");
            inFlight += sending(api);
            String channel = """
                    {"request": {"url": "%s"}, "timeoutSeconds": 3, "retry": {"scheduleSeconds": [1, 1, 1, 1]}}
                    """.formatted(receiver.url());
            assertThat(api.put("/v1/channels/ledger", channel).status()).isIn(200, 201);

            int share = EVENTS / KILLS;
            int before = accepted.size();
            IntStream.range(round * share, (round + 1) * share).forEach(n -> clients.execute(() -> post(api, n)));
            int enough = before + share / 4 + chance.nextInt(share / 2);
            Eventually.holds(START, () -> accepted.size() >= enough, () -> accepted.size() + " accepted");
            up.waitFor(chance.nextInt(3000), TimeUnit.MILLISECONDS);
            up.destroyForcibly().waitFor();
            lastKill = Instant.now();
            clients.shutdownNow();
        }
    }

    /// What the process before has left under way, for the report: a machine that is slow to start it again sees less.
    private static int sending(Api api) {
        return (int) api.all("/v1/deliveries?limit=100").stream()
                .filter(delivery -> delivery.path("status").asText().equals("sending"))
                .count();
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dpostrider.home=" + ProjectFolder.find(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.postrider.local.cli.Main",
                        "up",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.toString(),
                        "--key",
                        KEY)
                .directory(Files.createDirectories(folder.resolve("cwd")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile())
                .start();
    }

    private void post(Api api, int n) {
        try {
            String event = "{\"type\":\"crash.test\",\"data\":{\"n\":" + n + "}}";
            if (api.post("/v1/events", event).status() == 202) {
                accepted.add(n);
            }
        } catch (UncheckedIOException | IllegalStateException unanswered) {
            // Accepted or not: nobody was promised anything.
        }
    }

    private static boolean isUp(Api api) {
        try {
            return api.get("/v1/health").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /// Starts the stack once more and lets it run until every delivery has ended. The sweeper is called more often than
    /// once a minute, so that leases are all that is waited for.
    private List<JsonNode> settle() throws IOException {
        byte[] schedule = Files.readAllBytes(ProjectFolder.find().resolve("events/schedule-sweep.json"));
        try (LocalStack stack =
                        LocalStack.start(Options.inMemory().withData(folder).withRootKey(KEY));
                Api api = Api.at(stack.endpoint(), KEY)) {
            inFlight += sending(api);
            Eventually.holds(
                    SETTLE,
                    () -> {
                        stack.invoke("SweepFunction", schedule);
                        return isSettled(stack, api);
                    },
                    () -> open(api).size() + " are open");
            return api.all("/v1/deliveries?limit=100").stream()
                    .map(delivery -> api.get(
                                    "/v1/deliveries/" + delivery.path("id").asText())
                            .body())
                    .toList();
        }
    }

    /// A message that a worker has received is invisible, and may yet be planned.
    private boolean isSettled(LocalStack stack, Api api) {
        Map<String, String> messages = stack.sqs()
                .getQueueAttributes(request -> request.queueUrl(stack.queueUrl("EventQueue"))
                        .attributeNamesWithStrings(
                                "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
                .attributesAsStrings();
        return Set.of("0").containsAll(messages.values()) && open(api).isEmpty();
    }

    private static List<JsonNode> open(Api api) {
        return api.all("/v1/deliveries?limit=100").stream()
                .filter(delivery -> !Set.of("succeeded", "failed", "cancelled")
                        .contains(delivery.path("status").asText()))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
