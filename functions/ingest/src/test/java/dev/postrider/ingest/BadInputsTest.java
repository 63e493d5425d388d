package dev.postrider.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.kit.Corpus;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bad inputs whose surface is `ingest`.
final class BadInputsTest {
    private static final Map<String, String> NOT_OURS = Map.of(
            "bad-191", "an event names no channel: it goes to whichever want it, and tenants come from the key alone");

    /// API Gateway may speak first, and has no code; ours says what it is.
    private static final Set<String> CODE_OF_THE_GATEWAY = Set.of("bad-052");

    private static Stream<Corpus.Row> rows() {
        return Corpus.BAD_INPUTS
                .rows()
                .filter(row -> row.text("surface").equals("ingest") && !NOT_OURS.containsKey(row.id()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAsTheCorpusSays(Corpus.Row row) {
        Ingest ingest = Ingest.running();

        Ingest.Answer answer = ingest.answer(post(row));

        JsonNode expected = row.json().required("expect");
        boolean accepted = expected.path("outcome").asText().equals("accepted");
        assertThat(answer.status())
                .as(row.text("why"))
                .isEqualTo(expected.path("status").asInt());
        assertThat(ingest.queued()).hasSize(accepted ? 1 : 0);
        if (expected.has("code") && !CODE_OF_THE_GATEWAY.contains(row.id())) {
            assertThat(answer.code()).isEqualTo(expected.path("code").asText());
        }
    }

    @Test
    void namesOnlyRowsThatAreThere() {
        assertThat(Corpus.BAD_INPUTS.rows().map(Corpus.Row::id))
                .containsAll(NOT_OURS.keySet())
                .containsAll(CODE_OF_THE_GATEWAY);
    }

    private static Post post(Corpus.Row row) {
        JsonNode input = row.field("input").orElseThrow();
        if (input.isBinary()) {
            return Post.ofData("").inBase64(bytes(input));
        }
        if (!input.isObject()) {
            return Post.ofData(input.asText());
        }
        if (input.has("type") || input.has("id")) {
            ObjectNode event = Json.object().put("type", "t.x").put("source", "shop");
            event.setAll((ObjectNode) input);
            return Post.of(Json.write(event));
        }
        return withHeaders(input);
    }

    private static Post withHeaders(JsonNode input) {
        String text = input.path("text").asText("{}");
        Post post = Post.ofData(text);
        for (Map.Entry<String, JsonNode> header : input.path("headers").properties()) {
            post = post.with(header.getKey(), header.getValue().asText());
        }
        if (!input.path("base64body").asBoolean()) {
            return post;
        }
        return text.startsWith("%") ? post.inBase64(text) : post.inBase64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(JsonNode binary) {
        try {
            return binary.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
