package dev.postrider.preset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import dev.postrider.template.Placement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// A rendered body as a tree, for [Limit]s to measure: JSON as it is, the fields of a form, anything else as one text.
public final class BodyTree {
    private BodyTree() {}

    public static JsonNode read(String contentType, String body) {
        return switch (Placement.ofBody(contentType)) {
            case JSON_BODY -> json(body);
            case FORM_BODY -> form(body);
            case URL, QUERY, HEADER, XML_BODY, TEXT_BODY, CONDITION -> text(body);
        };
    }

    private static JsonNode json(String body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException notJson) {
            return text(body);
        }
    }

    private static JsonNode form(String body) {
        ObjectNode fields = Json.object();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static JsonNode text(String body) {
        return Json.object().textNode(body);
    }
}
