package dev.postrider.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The channels and events of the demo: those of `events/`, with the channels turned towards receivers on this machine.
record DemoScene(List<ObjectNode> channels, List<EventFile> events) {
    /// The channel whose receiver fails twice: exactly one of the events is for it.
    static final String SHAKY_CHANNEL = "pagerduty";

    /// An event that can be posted as it stands.
    record EventFile(String name, String type, String json) {}

    static DemoScene read(Path folder) {
        List<ObjectNode> channels = new ArrayList<>();
        for (Path file : files(folder.resolve("channels"))) {
            channels.add((ObjectNode) JsonFile.tree(JsonFile.read(file)));
        }
        List<EventFile> events = new ArrayList<>();
        for (Path file : files(folder)) {
            String text = JsonFile.read(file);
            JsonNode json = JsonFile.tree(text);
            if (json.has("type") && json.has("data")) {
                events.add(new EventFile(
                        file.getFileName().toString(), json.path("type").asText(), text));
            }
        }
        return new DemoScene(channels, events);
    }

    /// The channel with its base address replaced and a schedule that nobody has to wait long for.
    static ObjectNode turned(ObjectNode channel, String address) {
        ObjectNode turned = channel.deepCopy();
        ObjectNode variables = turned.withObject("/variables");
        for (Map.Entry<String, JsonNode> variable : List.copyOf(variables.properties())) {
            if (variable.getValue().asText().startsWith("https://")) {
                variables.put(variable.getKey(), address);
            }
        }
        turned.withObject("/retry").putArray("scheduleSeconds").add(1).add(2);
        return turned;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
