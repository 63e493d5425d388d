package dev.postrider.ruler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// How many plain patterns one pattern stands for: each `$or` multiplies them. Counted before anything is compiled,
/// since
/// a short pattern can stand for more than a memory holds.
final class PatternSize {
    /// As EventBridge allows.
    static final int MAX_COMBINATIONS = 1000;

    private PatternSize() {}

    /// The number of combinations, or anything above [#MAX_COMBINATIONS] where there are more.
    static long combinations(JsonNode pattern) {
        long product = 1;
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            if (field.getValue().isObject()) {
                product *= combinations(field.getValue());
            } else if (field.getKey().equals("$or") && field.getValue().isArray()) {
                product *= alternatives(field.getValue());
            }
            if (product > MAX_COMBINATIONS) {
                return product;
            }
        }
        return product;
    }

    private static long alternatives(JsonNode branches) {
        long sum = 0;
        for (JsonNode branch : branches) {
            sum += combinations(branch);
        }
        return Math.max(sum, 1);
    }
}
