package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Writes JSON as YAML that people like to read: blocks, and texts of several lines as they are. [YamlReader]
/// reads the same JSON back.
final class YamlWriter {
    private static final int WIDTH = 120;

    private YamlWriter() {}

    static String write(JsonNode json) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(WIDTH);
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(node(json), text);
        return text.toString();
    }

    private static Node node(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> mapping(json);
            case ARRAY -> sequence(json);
            case NULL, MISSING -> scalar(Tag.NULL, "null", DumperOptions.ScalarStyle.PLAIN);
            case BOOLEAN -> scalar(Tag.BOOL, json.asText(), DumperOptions.ScalarStyle.PLAIN);
            case NUMBER ->
                scalar(
                        json.isIntegralNumber() ? Tag.INT : Tag.FLOAT,
                        json.isBigDecimal() ? json.decimalValue().toString() : json.asText(),
                        DumperOptions.ScalarStyle.PLAIN);
            case STRING, BINARY, POJO -> text(json.asText());
        };
    }

    private static Node text(String text) {
        boolean severalLines = text.contains("\n");
        return scalar(
                Tag.STR, text, severalLines ? DumperOptions.ScalarStyle.LITERAL : DumperOptions.ScalarStyle.PLAIN);
    }

    private static Node mapping(JsonNode json) {
        List<NodeTuple> fields = new ArrayList<>();
        json.properties().forEach(field -> fields.add(new NodeTuple(text(field.getKey()), node(field.getValue()))));
        DumperOptions.FlowStyle style = json.isEmpty() ? DumperOptions.FlowStyle.FLOW : DumperOptions.FlowStyle.BLOCK;
        return new MappingNode(Tag.MAP, fields, style);
    }

    /// Lists of values stay on one line, as people write them.
    private static Node sequence(JsonNode json) {
        boolean isFlat = json.valueStream().allMatch(JsonNode::isValueNode);
        List<Node> items = json.valueStream().map(YamlWriter::node).toList();
        return new SequenceNode(Tag.SEQ, items, isFlat ? DumperOptions.FlowStyle.FLOW : DumperOptions.FlowStyle.BLOCK);
    }

    private static ScalarNode scalar(Tag tag, String text, DumperOptions.ScalarStyle style) {
        return new ScalarNode(tag, text, null, null, style);
    }
}
