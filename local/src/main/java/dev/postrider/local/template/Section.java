package dev.postrider.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One mapping of the template, read key by key. A key that nobody asks for is not understood, and [#close] says so.
final class Section implements AutoCloseable {
    private final String what;
    private final Value.Fields fields;
    private final Evaluator evaluator;
    private final Problems problems;
    private final Set<String> understood = new TreeSet<>();

    Section(String what, Value.Fields fields, Evaluator evaluator, Problems problems) {
        this.what = what;
        this.fields = fields;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    int line() {
        return fields.line();
    }

    int line(String key) {
        Value value = fields.fields().get(key);
        return value == null ? fields.line() : value.line();
    }

    /// Names keys that change nothing on a laptop. They are not even evaluated.
    Section without(String... keys) {
        understood.addAll(List.of(keys));
        return this;
    }

    Optional<String> text(String key) {
        return value(key).map(evaluator::text).filter(text -> !text.isEmpty());
    }

    String required(String key) {
        return text(key).orElseGet(() -> {
            refuse(key, what + " needs " + key, "Write it");
            return "";
        });
    }

    int number(String key, int fallback) {
        String text = text(key).orElse(Integer.toString(fallback));
        if (!text.matches("-?\\d{1,9}")) {
            refuse(key, key + " is not a number: " + text, "Write digits");
            return fallback;
        }
        return Integer.parseInt(text);
    }

    boolean flag(String key) {
        return text(key).orElse("false").equals("true");
    }

    List<String> texts(String key) {
        return items(key).stream().map(evaluator::text).toList();
    }

    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (value(key).flatMap(evaluator::evaluate).orElse(null) instanceof Value.Fields found) {
            found.fields().forEach((name, value) -> pairs.put(name, evaluator.text(value)));
        }
        return pairs;
    }

    /// The mapping under a key; an empty one when it is missing.
    Section section(String key) {
        return section(key, value(key).orElse(new Value.Fields(Map.of(), line())));
    }

    /// The mappings in the list under a key.
    List<Section> sections(String key) {
        return items(key).stream().map(item -> section(key, item)).toList();
    }

    /// The mappings under a key, by name.
    Map<String, Section> named(String key) {
        Map<String, Section> named = new LinkedHashMap<>();
        if (value(key).orElse(null) instanceof Value.Fields found) {
            found.fields().forEach((name, value) -> named.put(name, section(name, value)));
        }
        return named;
    }

    boolean has(String key) {
        return value(key).flatMap(evaluator::evaluate).isPresent();
    }

    void refuse(String key, String problem, String remedy) {
        problems.add(line(key), problem, remedy);
    }

    /// Says which keys were not understood.
    @Override
    public void close() {
        String known = understood.stream().collect(Collectors.joining(", "));
        fields.fields().forEach((key, value) -> {
            if (!understood.contains(key)) {
                problems.add(
                        value.line(),
                        "the local runner does not know " + key + " of " + what,
                        known.isEmpty() ? "Remove it" : "Known are " + known);
            }
        });
    }

    private Section section(String name, Value value) {
        Value found = value instanceof Value.Call ? evaluator.evaluate(value).orElse(value) : value;
        if (found instanceof Value.Fields mapping) {
            return new Section(name + " of " + what, mapping, evaluator, problems);
        }
        problems.add(value.line(), name + " of " + what + " is not a mapping", "Write its properties under it");
        return new Section(name, new Value.Fields(Map.of(), value.line()), evaluator, problems);
    }

    private List<Value> items(String key) {
        Optional<Value> found = value(key)
                .flatMap(value -> value instanceof Value.Call ? evaluator.evaluate(value) : Optional.of(value));
        return found.map(value -> value instanceof Value.Items list ? list.items() : List.of(value))
                .orElse(List.of());
    }

    private Optional<Value> value(String key) {
        understood.add(key);
        return Optional.ofNullable(fields.fields().get(key));
    }
}
