package dev.postrider.handlebars;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// A JSON object. Equal only to itself, as in JavaScript.
final class JsonObject {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final SequencedMap<String, Object> fields;
    private final int weight;

    /// @param fields belong to this from now on
    JsonObject(SequencedMap<String, Object> fields) {
        this.fields = fields;
        this.weight = Values.weight(fields.keySet()) + Values.weight(fields.values());
    }

    /// About how many characters it has as JSON ([Values#weight]).
    int weight() {
        return weight;
    }

    static JsonObject of(SequencedMap<String, String> texts) {
        return new JsonObject(new LinkedHashMap<>(texts));
    }

    Object get(String name) {
        return fields.getOrDefault(name, Nothing.UNDEFINED);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// In the order they were written.
    SequencedMap<String, Object> fields() {
        return fields;
    }

    /// As JavaScript goes through them: what looks like an index first and ascending (ECMA-262,
    /// OrdinaryOwnPropertyKeys).
    List<String> keys() {
        List<String> indices = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : fields.keySet()) {
            (INDEX.matcher(name).matches() ? indices : names).add(name);
        }
        indices.sort(Comparator.comparingInt(Integer::parseInt));
        indices.addAll(names);
        return indices;
    }

    /// The fields of this, and others over them.
    JsonObject with(SequencedMap<String, Object> others) {
        SequencedMap<String, Object> all = new LinkedHashMap<>(fields);
        all.putAll(others);
        return new JsonObject(all);
    }
}
