package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file of channels: `channels:` with a list, each as `PUT /v1/channels/{id}` takes it and with its `id`.
public final class ChannelsFile {
    private static final String ROOT = "channels";
    private static final String CODE = "bad_channels_file";
    private static final String HEAD = """
            # Channels as code: change this file and run `./postrider apply` on it (docs/channels-as-code.md).
            # yaml-language-server: $schema=https://postrider.dev/channels.schema.json
            """;

    private final PlacedJson document;
    private final List<ChannelEntry> entries;
    private final List<Problem.Mistake> mistakes;

    private ChannelsFile(PlacedJson document, List<ChannelEntry> entries, List<Problem.Mistake> mistakes) {
        this.document = document;
        this.entries = List.copyOf(entries);
        this.mistakes = List.copyOf(mistakes);
    }

    /// Reads a file; what is wrong with it is told by [#mistakes].
    public static ChannelsFile read(String text) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        PlacedJson document = YamlReader.read(text, mistakes);
        Map<String, ChannelEntry> entries = new LinkedHashMap<>();
        JsonNode list = document.json().path(ROOT);
        if (mistakes.isEmpty() && !list.isArray()) {
            mistakes.add(
                    mistake("", "a file of channels is a mapping with a list `channels`", "begin with `channels:`"));
        }
        document.json().fieldNames().forEachRemaining(name -> {
            if (!name.equals(ROOT)) {
                mistakes.add(mistake("/" + name, "unknown field `" + name + "`", "known here: " + ROOT));
            }
        });
        for (int i = 0; i < list.size(); i++) {
            read(list.get(i), "/" + ROOT + "/" + i, mistakes).ifPresent(entry -> add(entry, entries, mistakes));
        }
        return new ChannelsFile(document, List.copyOf(entries.values()), mistakes);
    }

    private static Optional<ChannelEntry> read(JsonNode json, String pointer, List<Problem.Mistake> mistakes) {
        if (!(json instanceof ObjectNode channel)) {
            mistakes.add(mistake(pointer, "a channel is a mapping", "begin it with `- id: …`"));
            return Optional.empty();
        }
        String id = channel.path("id").asText("");
        if (!ChannelId.isValid(id)) {
            mistakes.add(mistake(
                    channel.has("id") ? pointer + "/id" : pointer,
                    "a channel needs an id of 2 to 63 of a-z, 0-9 and -",
                    "for example `id: prod-alerts`"));
            return Optional.empty();
        }
        return Optional.of(new ChannelEntry(id, channel, pointer));
    }

    private static void add(ChannelEntry entry, Map<String, ChannelEntry> entries, List<Problem.Mistake> mistakes) {
        if (entries.putIfAbsent(entry.id(), entry) != null) {
            mistakes.add(mistake(
                    entry.pointer() + "/id", "the channel " + entry.id() + " stands in the file twice", "keep one"));
        }
    }

    private static Problem.Mistake mistake(String pointer, String detail, String hint) {
        return Problem.Mistake.at(pointer, CODE, detail, hint);
    }

    /// Channels as a file says them.
    public static String write(List<ObjectNode> channels) {
        ObjectNode json = Json.object();
        channels.forEach(json.putArray(ROOT)::add);
        return HEAD + YamlWriter.write(json);
    }

    List<ChannelEntry> entries() {
        return entries;
    }

    /// What is wrong with the file itself.
    public List<Problem.Mistake> mistakes() {
        return mistakes;
    }

    /// Where a mistake stands in the file.
    public Problem.Place place(Problem.Mistake mistake) {
        return mistakes.contains(mistake) && mistake.place().isPresent()
                ? mistake.place().orElseThrow()
                : document.place(mistake.pointer());
    }
}
