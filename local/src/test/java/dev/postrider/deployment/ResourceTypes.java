package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.kit.NodePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What CloudFormation and SAM know of types of resources: AWS's own specification, as npm has it.
///
/// @param described what `spec.mjs` prints
record ResourceTypes(JsonNode described) {
    static ResourceTypes of(Collection<String> names) {
        NodePackage specification = NodePackage.install(
                Project.file("local/src/test/resources/cloudformation"), Project.file("local/target/cloudformation"));
        List<String> command = Stream.concat(Stream.of("node", "spec.mjs"), new TreeSet<>(names).stream())
                .toList();
        try {
            return new ResourceTypes(new ObjectMapper().readTree(specification.run("", command)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(String type) {
        return described.path("resources").has(type);
    }

    /// Its properties, as an object; of each the type of its value.
    JsonNode properties(String type) {
        return described.path("resources").path(type).path("properties");
    }

    /// The properties of a part that several resources may have.
    JsonNode part(JsonNode reference) {
        return described.path("types").path(reference.path("id").asText()).path("properties");
    }

    Set<String> attributes(String type) {
        Set<String> names = new TreeSet<>();
        described.path("resources").path(type).path("attributes").forEach(name -> names.add(name.asText()));
        return names;
    }

    /// The name among these that is written almost like this one.
    static Optional<String> meant(String name, Collection<String> names) {
        return names.stream()
                .filter(other -> other.equalsIgnoreCase(name) || apart(other, name) <= 2)
                .findFirst();
    }

    /// How many letters at least stand in only one of two words, or elsewhere.
    private static int apart(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j <= other.length(); j++) {
                int above = row[j];
                row[j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                Math.min(above, row[j - 1]) + 1,
                                diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
