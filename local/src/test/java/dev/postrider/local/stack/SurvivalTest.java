package dev.postrider.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.local.emulator.ProjectFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/// What `kill -9` leaves behind: everything that was accepted, and no orphan.
@Tag("own-jvm")
final class SurvivalTest {
    private static final int ENOUGH = 120;

    @TempDir
    private Path folder;

    @Test
    void keepsWhatTheQueueAcceptedAndShowsWhatWasInFlight() throws Exception {
        Path template = Files.writeString(folder.resolve("template.yaml"), """
                Resources:
                  Work: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 3600}}
                  RootKeySecret: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}
                """);
        Path data = folder.resolve("data");
        Process doomed = start(template, data);
        List<String> said = readAndKill(doomed);

        try (LocalStack stack = LocalStack.startQuietly(
                Options.inMemory().withTemplate(template).withData(data))) {
            Set<String> visible = drain(stack);

            assertThat(bodies(said, "held ")).hasSize(10);
            assertThat(visible).containsAll(bodies(said, "sent "));
            assertThat(visible).doesNotContainAnyElementsOf(bodies(said, "delayed "));
            assertThat(delayed(stack))
                    .isGreaterThanOrEqualTo(bodies(said, "delayed ").size());
            assertThat(bodies(said, "root ")).containsExactly(stack.rootKey());
            assertThat(Files.getPosixFilePermissions(data.resolve("RootKeySecret")))
                    .hasSize(2);
        }
    }

    private static Process start(Path template, Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dpostrider.home=" + ProjectFolder.find(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName(),
                        template.toString(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Reads until enough was sent, kills the process, and waits for its own child to be gone.
    private static List<String> readAndKill(Process doomed) throws Exception {
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = doomed.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (said.size() == ENOUGH) {
                    List<ProcessHandle> children = doomed.descendants().toList();
                    doomed.toHandle().destroyForcibly(); // Leaves open what it has said.
                    assertThat(children).isNotEmpty();
                    for (ProcessHandle child : children) {
                        child.onExit().get(10, TimeUnit.SECONDS);
                    }
                }
            }
        }
        return said;
    }

    private static Set<String> drain(LocalStack stack) {
        Set<String> bodies = new HashSet<>();
        List<Message> batch;
        do {
            batch = stack.sqs()
                    .receiveMessage(
                            request -> request.queueUrl(stack.queueUrl("Work")).maxNumberOfMessages(10))
                    .messages();
            batch.forEach(message -> bodies.add(message.body()));
        } while (!batch.isEmpty());
        return bodies;
    }

    private static int delayed(LocalStack stack) {
        return Integer.parseInt(stack.sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(stack.queueUrl("Work")).attributeNamesWithStrings("All"))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessagesDelayed", "0"));
    }

    private static List<String> bodies(List<String> said, String verb) {
        return said.stream()
                .filter(line -> line.startsWith(verb))
                .map(line -> line.substring(verb.length()))
                .collect(Collectors.toList());
    }
}
