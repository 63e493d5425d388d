package dev.postrider.handlebars;

import java.util.List;

/// A JSON array. Equal only to itself, as in JavaScript.
final class JsonArray {
    private final List<Object> elements;
    private final int weight;

    JsonArray(List<?> elements) {
        this.elements = List.copyOf(elements);
        this.weight = Values.weight(this.elements);
    }

    /// About how many characters it has as JSON ([Values#weight]).
    int weight() {
        return weight;
    }

    List<Object> elements() {
        return elements;
    }

    int size() {
        return elements.size();
    }
}
