package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;

/// JSON merge patch (RFC 7396, section 2).
final class MergePatch {
    private MergePatch() {}

    static JsonNode apply(JsonNode patch, JsonNode base) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = base.isObject() ? base.deepCopy() : Json.object();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), apply(field.getValue(), merged.path(field.getKey())));
            }
        });
        return merged;
    }
}
