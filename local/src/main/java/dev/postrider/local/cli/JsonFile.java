package dev.postrider.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.runtime.Json;
import java.nio.file.Path;

/// JSON that people name on the command line, and JSON that they read.
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    /// Reads a file, byte for byte as it stands.
    ///
    /// @throws IllegalStateException saying what is wrong with the file, and where
    static String read(Path file) {
        try {
            String text = TextFile.read(file);
            JSON.readTree(text);
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s:%d:%d is not JSON: %s"
                            .formatted(
                                    file,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Text for people: JSON indented, its numbers as they came, anything else as it is.
    static String pretty(String text) {
        try {
            JsonNode json = Json.read(text);
            return json.isContainerNode() ? json.toPrettyString() : text;
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
