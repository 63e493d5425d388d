package dev.postrider.local.channels;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The JSON Schema of a file of channels, made of the API's own description of a channel: what nobody writes is
/// left out, and `id` is needed.
final class ChannelsSchema {
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String CHANNEL = "ChannelSettings";
    private static final List<String> IGNORED =
            List.of("stateReason", "stateSince", "breaker", "version", "createdAt", "updatedAt");

    private final JsonNode schemas;
    private final ObjectNode definitions = Json.object();

    private ChannelsSchema(JsonNode openapi) {
        schemas = openapi.path("components").path("schemas");
    }

    static String of(JsonNode openapi) throws IOException {
        return new ChannelsSchema(openapi).text();
    }

    private String text() throws IOException {
        ObjectNode root = Json.object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "https://postrider.dev/channels.schema.json");
        root.put("title", "Postrider channels");
        root.put("description", "A file that `./postrider apply` takes. Made of docs/openapi.yaml: change it there.");
        root.put("type", "object").put("additionalProperties", false);
        root.putArray("required").add("channels");
        ObjectNode list = root.putObject("properties").putObject("channels").put("type", "array");
        list.putObject("items").put("$ref", "#/$defs/" + CHANNEL);
        define(CHANNEL);
        ObjectNode channel = (ObjectNode) definitions.path(CHANNEL);
        ((ObjectNode) channel.path("properties")).remove(IGNORED);
        channel.putArray("required").add("id");
        unreferenced();
        root.set("$defs", definitions);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
    }

    private void define(String name) {
        if (!definitions.has(name)) {
            definitions.putNull(name);
            definitions.set(name, translated(schemas.required(name)));
        }
    }

    /// The same schema with references into this file, and OpenAPI's `example` in JSON Schema's words.
    private JsonNode translated(JsonNode schema) {
        if (schema instanceof ArrayNode list) {
            ArrayNode translated = Json.array();
            list.forEach(one -> translated.add(translated(one)));
            return translated;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode translated = Json.object();
        schema.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.equals("$ref")) {
                String referred = value.asText().substring(COMPONENTS.length());
                define(referred);
                translated.put(name, "#/$defs/" + referred);
            } else if (name.equals("example")) {
                translated.putArray("examples").add(value);
            } else {
                translated.set(name, translated(value));
            }
        });
        return translated;
    }

    /// Definitions that only what was left out referred to.
    private void unreferenced() {
        List<String> idle = new ArrayList<>();
        String all = definitions.toString();
        definitions.fieldNames().forEachRemaining(name -> {
            if (!name.equals(CHANNEL) && !all.contains("\"#/$defs/" + name + "\"")) {
                idle.add(name);
            }
        });
        definitions.remove(idle);
    }
}
