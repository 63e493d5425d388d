package dev.postrider.local.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.local.channels.PlacedJson;
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
        String text = TextFile.read(file);
        try {
            JSON.readTree(text);
            return text;
        } catch (JsonProcessingException e) {
            throw notJson(file, e);
        }
    }

    /// Reads a file with the place of each value in it.
    ///
    /// @throws IllegalStateException saying what is wrong with the file, and where
    static PlacedJson placed(Path file) {
        try {
            return PlacedJson.read(TextFile.read(file));
        } catch (JsonProcessingException e) {
            throw notJson(file, e);
        }
    }

    private static IllegalStateException notJson(Path file, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return new IllegalStateException(
                "%s:%d:%d is not JSON: %s".formatted(file, at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()),
                e);
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
