package dev.postrider.local.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.kit.NodePackage;
import dev.postrider.kit.ReceivedRequest;
import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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
        NodePackage.install(SOURCES, FOLDER);
        try {
            Files.writeString(FOLDER.resolve("documented.mjs"), Documented.block("js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Which of the requests are accepted, in their order.
    static List<Boolean> accept(List<Question> questions) {
        try {
            JsonNode answers =
                    JSON.readTree(new NodePackage(FOLDER).run(json(questions), List.of("node", "verify.mjs")));
            return answers.valueStream().map(JsonNode::asBoolean).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The questions as a program reads them.
    static String json(List<Question> questions) {
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
        return asked.toString();
    }
}
