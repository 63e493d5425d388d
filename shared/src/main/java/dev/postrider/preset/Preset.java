package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// A ready channel for one kind of receiver, as its file describes it.
public final class Preset {
    private final ObjectNode document;

    Preset(ObjectNode document) {
        this.document = document;
    }

    /// A value that whoever uses the preset has to bring.
    ///
    /// @param standard what holds where nothing is brought; empty for nothing
    public record Input(String name, String label, boolean required, String standard, String example) {}

    public String id() {
        return document.path("id").asText();
    }

    public String name() {
        return document.path("name").asText();
    }

    /// All of it, as `GET /v1/presets` shows it.
    public ObjectNode document() {
        return document.deepCopy();
    }

    public List<Input> variables() {
        return document.path("variables")
                .valueStream()
                .map(input -> new Input(
                        input.path("name").asText(),
                        input.path("label").asText(),
                        input.path("required").asBoolean(),
                        input.path("default").asText(""),
                        input.path("example").asText("")))
                .toList();
    }

    public List<Input> secrets() {
        return document.path("secrets")
                .valueStream()
                .map(input -> new Input(
                        input.path("name").asText(),
                        input.path("label").asText(),
                        true,
                        "",
                        input.path("example").asText()))
                .toList();
    }

    /// What the receiver says that it takes at most.
    public List<Limit> limits() {
        return document.path("limits")
                .valueStream()
                .map(limit -> new Limit(
                        limit.path("path").asText(),
                        limit.path("max").asInt(),
                        Limit.Unit.valueOf(limit.path("unit").asText().toUpperCase(Locale.ROOT))))
                .toList();
    }

    /// Whether it hands on the whole of the event's data, so that its size is the event's and a limit only an advice.
    public boolean isBoundedByTheEvent() {
        return limits().stream().allMatch(limit -> limit.path().isEmpty())
                && document.at("/request/body").asText().contains("{{json @");
    }

    /// Every part of a rendered body that is more than the receiver takes.
    public List<Limit.Excess> excesses(String contentType, String body) {
        JsonNode tree = BodyTree.read(contentType, body);
        return limits().stream().flatMap(limit -> limit.excesses(tree).stream()).toList();
    }

    JsonNode field(String name) {
        return document.path(name).deepCopy();
    }
}
