package dev.postrider.local.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.kit.ReceivedRequest;
import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/// Clients for Node.js that verify webhooks: libraries of others, with their versions pinned, and the lines of
/// docs/verify.md. A machine without node skips what needs them, and says so.
final class NodeClients {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = ProjectFolder.find().resolve("local/src/test/resources/verify");
    private static final Path FOLDER = ProjectFolder.find().resolve("local/target/verify");

    private NodeClients() {}

    /// A request, and the client and the secret that shall judge it.
    record Question(String client, String secret, ReceivedRequest request) {}

    static void install() {
        Assumptions.assumeTrue(
                isThere("node") && isThere("npm"), "node and npm are not on the PATH: their clients are not asked");
        try {
            Files.createDirectories(FOLDER);
            for (String file : List.of("package.json", "package-lock.json", "verify.mjs")) {
                Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(FOLDER.resolve("documented.mjs"), Documented.block("js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            run("", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    /// Which of the requests are accepted, in their order.
    static List<Boolean> accept(List<Question> questions) {
        ArrayNode asked = JSON.createArrayNode();
        for (Question question : questions) {
            ReceivedRequest request = question.request();
            ObjectNode json = asked.addObject()
                    .put("client", question.client())
                    .put("secret", question.secret())
                    .put("body", request.text());
            ObjectNode headers = json.putObject("headers");
            request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        }
        try {
            JsonNode answers = JSON.readTree(run(asked.toString(), "node", "verify.mjs"));
            return answers.valueStream().map(JsonNode::asBoolean).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String run(String input, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
