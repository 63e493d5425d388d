package dev.postrider.handlebars;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the numbers in a template's canonical text stand for ([Canon]).
final class Page {
    private final String source;
    private final Map<String, Name> names = new HashMap<>();
    private final List<Expression> spots = new ArrayList<>();
    private final List<Node.Text> texts = new ArrayList<>();
    private final List<com.github.jknack.handlebars.Template> inlines = new ArrayList<>();

    /// What one segment of a path, or a literal, means.
    sealed interface Name {
        /// The first name of a path: variables and secrets come before the current context's fields.
        record Bare(String text) implements Name {}

        record Member(String text) implements Name {}

        /// `@name`, and how many loops further out.
        record Private(int up, String text) implements Name {}

        record Parameter(int number) implements Name {}

        record Constant(Object value) implements Name {}

        /// The current context itself.
        record Self() implements Name {}
    }

    Page(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    String add(Name name) {
        String key = "n" + names.size();
        names.put(key, name);
        return key;
    }

    Name name(String key) {
        return names.getOrDefault(key, new Name.Member(key));
    }

    int add(Expression expression) {
        spots.add(expression);
        return spots.size() - 1;
    }

    Expression spot(int number) {
        return spots.get(number);
    }

    int spots() {
        return spots.size();
    }

    int add(Node.Text text) {
        texts.add(text);
        return texts.size() - 1;
    }

    Node.Text text(int number) {
        return texts.get(number);
    }

    void add(com.github.jknack.handlebars.Template inline) {
        inlines.add(inline);
    }

    com.github.jknack.handlebars.Template inline(int number) {
        return inlines.get(number);
    }
}
