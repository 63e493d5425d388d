package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the fields of one JSON object, and notes everything that is wrong with them instead of stopping at the first.
/// Of a value that is of another kind than it should be only that is told, once.
final class Fields {
    static final String CODE = "invalid_request";

    private final JsonNode object;
    private final String pointer;
    private final List<Problem.Mistake> errors;
    private final Set<String> misread = new HashSet<>();

    /// The fields of an object.
    ///
    /// @param errors grows by everything found wrong
    Fields(JsonNode object, String pointer, List<Problem.Mistake> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    JsonNode object() {
        return object;
    }

    String pointer() {
        return pointer;
    }

    List<Problem.Mistake> errors() {
        return errors;
    }

    /// The object in a field; an empty one when the field is missing, and an error when it is something else.
    Fields object(String name) {
        JsonNode value = object.path(name);
        if (!isSet(value)) {
            return new Fields(Json.object(), at(name), errors);
        }
        if (!value.isObject()) {
            wrongType(name, "an object");
            return new Fields(Json.object(), at(name), errors);
        }
        return new Fields(value, at(name), errors);
    }

    /// Notes every field that is none of the known ones: a typo must not pass for a setting.
    Fields only(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                error(
                        name,
                        CODE,
                        "unknown field `" + name + "`",
                        "known here: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return this;
    }

    Optional<String> text(String name) {
        JsonNode value = object.path(name);
        if (!isSet(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            wrongType(name, "a string");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    Optional<Integer> integer(String name, int min, int max) {
        JsonNode value = object.path(name);
        if (!isSet(value)) {
            return Optional.empty();
        }
        return checked(value, name, min, max);
    }

    private Optional<Integer> checked(JsonNode value, String name, int min, int max) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            error(name, CODE, "`" + name + "` must be a whole number from " + min + " to " + max, "for example " + min);
            return Optional.empty();
        }
        return Optional.of(value.intValue());
    }

    /// A list of whole numbers; empty when the field is missing.
    Optional<List<Integer>> integers(String name, int min, int max) {
        return list(name)
                .map(elements -> elements.stream()
                        .flatMap(element -> checked(element.value(), element.name(), min, max).stream())
                        .toList());
    }

    Optional<List<String>> texts(String name) {
        return list(name)
                .map(elements -> elements.stream()
                        .flatMap(element -> element.text().stream())
                        .toList());
    }

    Optional<Boolean> bool(String name) {
        JsonNode value = object.path(name);
        if (!isSet(value)) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            wrongType(name, "true or false");
            return Optional.empty();
        }
        return Optional.of(value.booleanValue());
    }

    private Optional<List<Element>> list(String name) {
        JsonNode value = object.path(name);
        if (!isSet(value)) {
            return Optional.empty();
        }
        if (!value.isArray()) {
            wrongType(name, "a list");
            return Optional.empty();
        }
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            elements.add(new Element(this, name + "/" + i, value.get(i)));
        }
        return Optional.of(elements);
    }

    void wrongType(String name, String expected) {
        error(name, CODE, "`" + name + "` must be " + expected, "see the schema in /v1/openapi.json");
        misread.add(name);
    }

    void error(String name, String code, String detail, String hint) {
        if (!misread.contains(name)) {
            errors.add(Problem.Mistake.at(at(name), code, detail, hint));
        }
    }

    String at(String name) {
        return pointer + "/" + name.replace("~", "~0");
    }

    private static boolean isSet(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    /// An element of a list, under the name `list/index`.
    private record Element(Fields fields, String name, JsonNode value) {
        Optional<String> text() {
            if (!value.isTextual()) {
                fields.wrongType(name, "a string");
                return Optional.empty();
            }
            return Optional.of(value.textValue());
        }
    }
}
