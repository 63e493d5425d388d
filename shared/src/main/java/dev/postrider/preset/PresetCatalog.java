package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// All presets, each in a folder of its own on the class path: `presets/ID/preset.json` and, beside it, the template of
/// the body in `body.hbs`. `presets/index.json` lists them, since a class path lists nothing.
public final class PresetCatalog {
    private static final String FOLDER = "/presets/";

    private final List<String> ids;

    public PresetCatalog() {
        ids = Json.readTrusted(text("index.json"))
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /// In the order of their ids.
    public List<String> ids() {
        return ids;
    }

    public List<Preset> all() {
        return ids.stream().map(PresetCatalog::read).toList();
    }

    public Optional<Preset> find(String id) {
        return ids.contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    private static Preset read(String id) {
        ObjectNode document = (ObjectNode) Json.readTrusted(text(id + "/preset.json"));
        document.withObject("/request").put("body", text(id + "/body.hbs").strip());
        return new Preset(document);
    }

    private static String text(String file) {
        try (InputStream in = PresetCatalog.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }
}
