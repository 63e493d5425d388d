package dev.postrider.local.template;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// YAML with CloudFormation's tags, turned into [Value]s that remember their lines.
final class TemplateReader {
    private static final String YAML_TAGS = "tag:yaml.org,2002:";

    private final Problems problems;

    TemplateReader(Problems problems) {
        this.problems = problems;
    }

    Value.Fields read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root instanceof MappingNode mapping && fields(mapping) instanceof Value.Fields fields) {
                return fields;
            }
            problems.add(1, "the template is not a mapping", "Start it with AWSTemplateFormatVersion, Resources, …");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(line, "not YAML: " + e.getProblem(), "Mend the indentation or the quotes there");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the template " + file, e);
        }
        return new Value.Fields(Map.of(), 1);
    }

    private Value value(Node node) {
        String tag = node.getTag().getValue();
        Value content = content(node);
        return tag.startsWith(YAML_TAGS) ? content : new Value.Call(tag.substring(1), content, content.line());
    }

    private Value content(Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Value.Text(scalar.getValue(), line(scalar));
            case SequenceNode sequence ->
                new Value.Items(sequence.getValue().stream().map(this::value).toList(), line(sequence));
            case MappingNode mapping -> fields(mapping);
            default -> {
                problems.add(line(node), "an anchor that stands for nothing", "Write the value out");
                yield new Value.Text("", line(node));
            }
        };
    }

    private Value fields(MappingNode mapping) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (fields.put(key, value(tuple.getValueNode())) != null) {
                problems.add(line(tuple.getKeyNode()), "'" + key + "' stands here twice", "Keep one of the two");
            }
        }
        if (fields.size() == 1) {
            String only = fields.keySet().iterator().next();
            if (only.equals("Ref") || only.startsWith("Fn::")) {
                return new Value.Call(
                        only.replace("Fn::", ""), fields.values().iterator().next(), line(mapping));
            }
        }
        return new Value.Fields(fields, line(mapping));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
