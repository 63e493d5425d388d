package dev.postrider.local.book;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// What template.yaml calls its parts: the names that pages may use.
final class DeployedNames {
    private final Map<String, MappingNode> sections = new TreeMap<>();

    DeployedNames() {
        this(Book.ROOT.resolve("template.yaml"));
    }

    private DeployedNames(Path template) {
        try (Reader reader = Files.newBufferedReader(template)) {
            below((MappingNode) new Yaml().compose(reader)).forEach((name, node) -> {
                if (node instanceof MappingNode section) {
                    sections.put(name, section);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> parameters() {
        return names("Parameters");
    }

    Set<String> outputs() {
        return names("Outputs");
    }

    Set<String> resources() {
        return names("Resources");
    }

    /// The names that other stacks import, with the suggested name of this one.
    List<String> exports() {
        return section("Outputs").values().stream()
                .map(output -> below((MappingNode) output).get("Export"))
                .filter(MappingNode.class::isInstance)
                .map(export -> below((MappingNode) export).get("Name"))
                .map(name -> ((ScalarNode) name).getValue().replace("${AWS::StackName}", "postrider"))
                .toList();
    }

    private Set<String> names(String section) {
        return section(section).keySet();
    }

    private Map<String, Node> section(String name) {
        return below(Objects.requireNonNull(sections.get(name), name));
    }

    private static Map<String, Node> below(MappingNode node) {
        Map<String, Node> fields = new TreeMap<>();
        for (NodeTuple field : node.getValue()) {
            fields.put(((ScalarNode) field.getKeyNode()).getValue(), field.getValueNode());
        }
        return fields;
    }
}
