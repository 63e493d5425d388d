package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads YAML as JSON: numbers are JSON's, only `true` and `false` are truth values (`no` and `on` are words),
/// dates are text. Anchors and merge keys work; other tags are refused.
final class YamlReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final int MAX_CHARACTERS = 64_000_000;
    private static final int MAX_DEPTH = 50;
    private static final String CODE = "bad_yaml";

    private final Map<String, Problem.Place> places = new HashMap<>();
    private final List<Problem.Mistake> mistakes;

    private YamlReader(List<Problem.Mistake> mistakes) {
        this.mistakes = mistakes;
    }

    /// Reads one document.
    ///
    /// @param mistakes grows by everything that is no YAML, or YAML that no JSON can say
    static PlacedJson read(String text, List<Problem.Mistake> mistakes) {
        YamlReader reader = new YamlReader(mistakes);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            @Nullable Node root = new Yaml(options).compose(new StringReader(text));
            JsonNode json = root == null ? JsonNodeFactory.instance.missingNode() : reader.json(root, "", 0);
            return new PlacedJson(json, reader.places);
        } catch (MarkedYAMLException e) {
            Problem.Place place = e.getProblemMark() == null ? new Problem.Place(1, 1) : place(e.getProblemMark());
            reader.complain("", place, "not YAML: " + e.getProblem(), "mend the indentation or the quotes there");
            return new PlacedJson(JsonNodeFactory.instance.missingNode(), reader.places);
        }
    }

    private JsonNode json(Node node, String pointer, int depth) {
        places.putIfAbsent(pointer, place(node.getStartMark()));
        if (depth > MAX_DEPTH) {
            complain(pointer, node, "nested too deeply", "an anchor may not stand for what it is in");
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, pointer);
            case SequenceNode sequence -> sequence(sequence, pointer, depth);
            case MappingNode mapping -> mapping(mapping, pointer, depth);
            default -> throw new IllegalStateException("a node that is none: " + node);
        };
    }

    private JsonNode sequence(SequenceNode sequence, String pointer, int depth) {
        ArrayNode list = Json.array();
        for (Node item : sequence.getValue()) {
            list.add(json(item, pointer + "/" + list.size(), depth + 1));
        }
        return list;
    }

    private JsonNode mapping(MappingNode mapping, String pointer, int depth) {
        ObjectNode own = Json.object();
        ObjectNode merged = Json.object();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(tuple.getValueNode(), pointer, depth, merged);
                continue;
            }
            String at = pointer + "/" + escaped(key);
            places.put(at, place(tuple.getKeyNode().getStartMark()));
            if (own.has(key)) {
                complain(at, tuple.getKeyNode(), "`" + key + "` stands here twice", "keep one of the two");
            }
            own.set(key, json(tuple.getValueNode(), at, depth + 1));
        }
        merged.properties().stream()
                .filter(one -> !own.has(one.getKey()))
                .forEach(one -> own.set(one.getKey(), one.getValue()));
        return own;
    }

    /// What `<<` brings: of several mappings the first that has a key wins.
    private void merge(Node node, String pointer, int depth, ObjectNode merged) {
        if (node instanceof SequenceNode several) {
            several.getValue().forEach(one -> merge(one, pointer, depth + 1, merged));
        } else if (json(node, pointer, depth + 1) instanceof ObjectNode fields) {
            fields.properties().stream()
                    .filter(one -> !merged.has(one.getKey()))
                    .forEach(one -> merged.set(one.getKey(), one.getValue()));
        } else {
            complain(pointer, node, "`<<` merges mappings only", "let it name an anchor of a mapping");
        }
    }

    private JsonNode scalar(ScalarNode scalar, String pointer) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (!tag.getValue().startsWith(Tag.PREFIX)) {
            complain(pointer, scalar, "the tag " + tag.getValue() + " means nothing here", "write the value itself");
        }
        if (!scalar.isPlain()) {
            return json.textNode(text);
        }
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL) && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return json.booleanNode(Boolean.parseBoolean(text));
        }
        return NUMBER.matcher(text).matches() ? Json.readTrusted(text) : json.textNode(text);
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private void complain(String pointer, Node node, String detail, String hint) {
        complain(pointer, place(node.getStartMark()), detail, hint);
    }

    private void complain(String pointer, Problem.Place place, String detail, String hint) {
        mistakes.add(new Problem.Mistake(pointer, Optional.of(place), CODE, detail, hint));
    }

    private static Problem.Place place(Mark mark) {
        return new Problem.Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
