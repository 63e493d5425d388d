package dev.postrider.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reading and writing JSON: strict, bounded, numbers with all their digits.
public final class Json {
    /// Deeper than any event may be, so that the caller's own limit speaks first.
    private static final int MAX_DEPTH = 200;

    private static final int MAX_NUMBER_LENGTH = 1000;
    private static final int MAX_NAME_LENGTH = 1024;
    private static final int MAX_TEXT_LENGTH = 20_000_000;

    /// Buffers for all parsers and writers. Jackson's own pool hangs on threads, and a virtual thread lives no longer
    /// than
    /// one message: each would get buffers of its own.
    public static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.sharedConcurrentDequePool();

    /// RFC 8259 and nothing beside it: no comments, no trailing commas, no name twice in one object.
    public static final JsonFactory STRICT = JsonFactory.builder()
            .recyclerPool(BUFFERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .build())
            .build();

    /// What this project or AWS itself has written: the same without looking for names that come twice.
    public static final JsonFactory TRUSTED = STRICT.rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// What people write in templates: comments, trailing commas and raw line breaks are understood.
    public static final JsonFactory LENIENT = JsonFactory.builder()
            .recyclerPool(BUFFERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(STRICT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader TRUSTED_READER =
            MAPPER.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private Json() {}

    /// Reads what a caller has written.
    ///
    /// @throws JsonProcessingException with the place, when the text is not one JSON value
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /// Reads what this project or AWS itself has written.
    ///
    /// @throws UncheckedIOException when it is no JSON after all
    public static JsonNode readTrusted(InputStream in) {
        try {
            return TRUSTED_READER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("not the JSON that was expected", e);
        }
    }

    /// See [#readTrusted(InputStream)].
    public static JsonNode readTrusted(String text) {
        try {
            return TRUSTED_READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not the JSON that was expected", e);
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// The tree of a value made of maps, lists, strings, numbers and booleans.
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of JSON can always be written", e);
        }
    }

    public static byte[] bytes(JsonNode node) {
        return write(node).getBytes(StandardCharsets.UTF_8);
    }
}
