package dev.postrider.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A corpus of examples, one JSON object a line.
public enum Corpus {
    BAD_INPUTS("bad-inputs-open"),
    SSRF_URLS("ssrf-urls-open"),
    HANDLEBARS("handlebars-open"),
    HANDLEBARS_0_0_7_DIFFERENCES("handlebars-0.0.7-differences-open");

    /// Keeps the digits that a number came with.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String file;

    Corpus(String file) {
        this.file = file;
    }

    public Stream<Row> rows() {
        String resource = "/corpus/" + file + ".jsonl";
        try (InputStream lines = Corpus.class.getResourceAsStream(resource)) {
            if (lines == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).map(Corpus::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Row row(String line) {
        try {
            return new Row(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One example. Its text in a test's name is its id.
    public record Row(JsonNode json) {

        public String id() {
            return text("id");
        }

        /// The text of a field that must be there.
        public String text(String field) {
            return json.required(field).asText();
        }

        /// A field as written, with every `{"gen":…}` and `{"hex":…}` in it worked out: to text, and to bytes.
        public Optional<JsonNode> field(String name) {
            return Optional.ofNullable(json.get(name)).map(Row::expanded);
        }

        /// A field as it goes over the wire: a text as UTF-8, bytes as they are, everything else as JSON.
        public byte[] bytes(String name) {
            JsonNode value = expanded(json.required(name));
            try {
                return value.isBinary()
                        ? value.binaryValue()
                        : utf8(value.isTextual() ? value.asText() : value.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static JsonNode expanded(JsonNode node) {
            return switch (node) {
                case ObjectNode one
                when one.size() == 1 && one.has("gen") -> JsonNodeFactory.instance.textNode(generated(one.get("gen")));
                case ObjectNode one
                when one.size() == 1 && one.has("hex") ->
                    JsonNodeFactory.instance.binaryNode(
                            HexFormat.of().parseHex(one.get("hex").asText()));
                case ObjectNode object -> {
                    ObjectNode copy = object.objectNode();
                    object.properties().forEach(field -> copy.set(field.getKey(), expanded(field.getValue())));
                    yield copy;
                }
                case ArrayNode array -> {
                    ArrayNode copy = array.arrayNode();
                    array.forEach(element -> copy.add(expanded(element)));
                    yield copy;
                }
                default -> node;
            };
        }

        /// `%d` in the repeated text is the number of the repetition, from 0.
        private static String generated(JsonNode gen) {
            String repeat = gen.required("repeat").asText();
            int count = gen.required("count").asInt();
            String middle = repeat.contains("%d")
                    ? IntStream.range(0, count)
                            .mapToObj(i -> repeat.replace("%d", Integer.toString(i)))
                            .collect(Collectors.joining())
                    : repeat.repeat(count);
            return gen.required("prefix").asText()
                    + middle
                    + gen.required("suffix").asText();
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
