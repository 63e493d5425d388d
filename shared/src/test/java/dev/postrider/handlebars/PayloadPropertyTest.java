package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No value can break a JSON payload, and each comes out as it went in: 8,000 bodies of hostile texts.
final class PayloadPropertyTest {
    private static final int ROUNDS = 1_000;
    private static final String ALPHABET = "\"\\{}[]/*,:'<>&\n\r\t\0\37é日0a \u2028\u2029\uFDD0\uFDD1\uFDD2\uD83D\uDE00";

    /// A template, and the body that an event must become through it.
    private record Shape(String template, Expectation expected) {}

    private interface Expectation {
        JsonNode of(JsonNode data);
    }

    private static final Shape[] SHAPES = {
        new Shape(
                "{\"a\":\"{{t}}\",\"b\":{{t}},\"c\":\"<{{t}}|{{u}}>\"}",
                data -> Json.object()
                        .put("a", text(data, "t"))
                        .put("b", text(data, "t"))
                        .put("c", "<" + text(data, "t") + "|" + text(data, "u") + ">")),
        new Shape("{{this}}", data -> data),
        new Shape("[{{#each l}}{{this}},{{/each}}]", data -> data.get("l")),
        new Shape(
                "{ // {{t}}\n \"l\": [{{#each l as |row|}}[{{#each @root.l}}\"{{row}}{{this}}\"{{#unless @last}},{{/unless}}"
                        + "{{/each}}]{{#unless @last}},{{/unless}}{{/each}}] /* {{u}} */ }",
                data -> {
                    ObjectNode body = Json.object();
                    ArrayNode rows = body.putArray("l");
                    data.get("l").forEach(row -> {
                        ArrayNode cells = rows.addArray();
                        data.get("l").forEach(cell -> cells.add(row.asText() + cell.asText()));
                    });
                    return body;
                }),
        new Shape("{\"{{t}}\":{{#if t}}\"{{u}}\"{{else}}{{missing}}{{/if}}}", data -> {
            ObjectNode body = Json.object();
            body.set(
                    text(data, "t"), text(data, "t").isEmpty() ? Json.object().nullNode() : Json.tree(text(data, "u")));
            return body;
        }),
        new Shape("{\"whole\":\"{{json this}}\"}", data -> Json.object().put("whole", Json.write(data))),
        new Shape("{\"n\":{{n}},\"s\":\"{{n}}\",\"d\":{{default missing t}}}", data -> {
            ObjectNode body = Json.object();
            body.set("n", data.get("n"));
            return body.put("s", data.get("n").asText()).put("d", text(data, "t"));
        }),
        new Shape("{\"x\":\"{{concat t \"-\" (join l \"/\")}}\"}", data -> {
            StringBuilder joined = new StringBuilder(text(data, "t")).append('-');
            for (int i = 0; i < data.get("l").size(); i++) {
                joined.append(i == 0 ? "" : "/").append(data.get("l").get(i).asText());
            }
            return Json.object().put("x", joined.toString());
        }),
    };

    @Test
    void neverBreaksAPayload() throws Exception {
        Random random = new Random(41);
        int bodies = 0;

        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode data = Json.object();
            data.put("t", text(random)).put("u", text(random)).put("n", random.nextInt());
            ArrayNode list = data.putArray("l");
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(text(random));
            }
            for (Shape shape : SHAPES) {
                String body = Sheet.json(shape.template()).over(Json.write(data));
                assertThat(Json.read(body))
                        .as(shape.template())
                        .isEqualTo(shape.expected().of(data));
                bodies++;
            }
        }

        assertThat(bodies).isEqualTo(ROUNDS * SHAPES.length);
    }

    private static String text(JsonNode data, String name) {
        return data.get(name).asText();
    }

    /// Some of it are halves of a character, which no valid text has and an event can hold.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
