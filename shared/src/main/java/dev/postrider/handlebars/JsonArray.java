package dev.postrider.handlebars;

import java.util.List;

/// A JSON array. Equal only to itself, as in JavaScript.
final class JsonArray {
    private final List<Object> elements;

    JsonArray(List<?> elements) {
        this.elements = List.copyOf(elements);
    }

    List<Object> elements() {
        return elements;
    }

    int size() {
        return elements.size();
    }
}
