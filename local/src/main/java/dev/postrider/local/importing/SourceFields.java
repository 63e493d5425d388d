package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The fields of one object of an export, read one by one. [#close] reports those that nobody has asked for.
final class SourceFields implements AutoCloseable {
    private final JsonNode object;
    private final String pointer;
    private final List<Finding> findings;
    private final Set<String> read = new HashSet<>();

    SourceFields(JsonNode object, String pointer, List<Finding> findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /// The value of a field; missing where there is none, or null.
    JsonNode value(String name) {
        read.add(name);
        JsonNode value = object.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /// The value of a field; missing, and reported, where it is of another kind than it should be.
    private JsonNode value(String name, String expected, Predicate<JsonNode> isSound) {
        JsonNode value = value(name);
        if (value.isMissingNode() || isSound.test(value)) {
            return value;
        }
        left(name, "expected " + expected + " here, and it is not carried over");
        return MissingNode.getInstance();
    }

    /// A text that is not empty. What is there and no text is reported.
    Optional<String> text(String name) {
        JsonNode value = value(name, "a text", JsonNode::isValueNode);
        return Optional.of(value.asText("")).filter(text -> !text.isEmpty());
    }

    boolean flag(String name, boolean standard) {
        return value(name, "true or false", JsonNode::isBoolean).asBoolean(standard);
    }

    /// The texts in a list. What is there and no text is reported.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode list = value(name, "a list", JsonNode::isArray);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                texts.add(list.get(i).textValue());
            } else {
                found(new Finding.Left(at(name) + "/" + i, "expected a text here, and it is not carried over"));
            }
        }
        return texts;
    }

    SourceFields object(String name) {
        return new SourceFields(value(name), at(name), findings);
    }

    List<SourceFields> objects(String name) {
        List<SourceFields> objects = new ArrayList<>();
        JsonNode list = value(name, "a list", JsonNode::isArray);
        for (int i = 0; i < list.size(); i++) {
            objects.add(new SourceFields(list.get(i), at(name) + "/" + i, findings));
        }
        return objects;
    }

    /// Fields that mean nothing outside of where they come from, such as ids and times; there is nothing to
    /// carry over.
    void meaningless(String... names) {
        read.addAll(List.of(names));
    }

    /// Reports a field that is not carried over, if it says anything.
    void left(String name, String reason) {
        read.add(name);
        JsonNode value = object.path(name);
        boolean saysNothing = value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isEmpty());
        if (!saysNothing) {
            findings.add(new Finding.Left(at(name), reason));
        }
    }

    /// Reports that nothing of the object is carried over, once for all of its fields.
    void leftWhole(String reason) {
        object.fieldNames().forEachRemaining(read::add);
        findings.add(new Finding.Left(pointer, reason));
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void close() {
        if (!object.isObject()) {
            findings.add(new Finding.Left(pointer, "expected an object here; nothing of it is carried over"));
            return;
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                left(name, "not known here, and not carried over");
            }
        });
    }
}
