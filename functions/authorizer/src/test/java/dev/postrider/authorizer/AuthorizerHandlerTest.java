package dev.postrider.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.gateway.Scope;
import dev.postrider.kit.Corpus;
import dev.postrider.runtime.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerHandlerTest {
    private static final String KEY = "prk_example-key-not-a-real-one";

    private final AtomicReference<String> rootKey = new AtomicReference<>(KEY);
    private final AuthorizerHandler handler = new AuthorizerHandler(new Keyring(rootKey::get));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + KEY, "bearer " + KEY, "BEARER  " + KEY + " "})
    void letsTheRootKeyDoEverything(String authorization) {
        JsonNode answer = answer(authorization);

        assertThat(answer.path("isAuthorized").asBoolean()).isTrue();
        assertThat(answer.at("/context/tenant").asText()).isEqualTo("default");
        assertThat(answer.at("/context/scopes").asText().split(" ")).containsExactlyElementsOf(Scope.words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer  ",
                "Bearer prk_example-key-not-a-real-on",
                "Bearer prk_example-key-not-a-real-one.",
                "Bearer PRK_EXAMPLE-KEY-NOT-A-REAL-ONE",
                "Basic " + KEY,
                KEY,
                "Bearer prk_exämple",
            })
    void knowsNobodyByAnythingElse(String authorization) {
        JsonNode answer = answer(authorization);

        assertThat(answer.path("isAuthorized").asBoolean()).isTrue();
        assertThat(answer.required("context")).isEmpty();
    }

    private static Stream<Corpus.Row> credentials() {
        return Corpus.BAD_INPUTS.rows().filter(row -> row.json().path("input").has("authorization"));
    }

    /// Postrider takes no JWT, so that each of these is a key that nobody has; the functions answer 401.
    @ParameterizedTest
    @MethodSource("credentials")
    void knowsNobodyByTheCredentialsOfTheCorpus(Corpus.Row row) {
        JsonNode answer = answer(row.json().at("/input/authorization").asText());

        assertThat(answer.required("context")).isEmpty();
    }

    @Test
    void knowsNobodyWithoutACredential() {
        assertThat(answer(Json.object()).required("context")).isEmpty();
    }

    @Test
    void takesTheExample() throws Exception {
        JsonNode answer = answer(Json.read(Files.readString(Path.of("../../events/authorizer-request.json"))));

        assertThat(answer.at("/context/tenant").asText()).isEqualTo("default");
    }

    @Test
    void seesAKeyThatWasRotated() {
        rootKey.set("another");

        assertThat(answer("Bearer " + KEY).required("context")).isEmpty();
        assertThat(answer("Bearer another").required("context")).isNotEmpty();
    }

    /// A key that is not set must not be opened by the lack of one.
    @Test
    void knowsNobodyWhereThereIsNoKey() {
        rootKey.set("");

        assertThat(answer("Bearer ").required("context")).isEmpty();
        assertThat(answer("Bearer").required("context")).isEmpty();
    }

    private JsonNode answer(String authorization) {
        ObjectNode request = Json.object();
        request.putArray("identitySource").add(authorization);
        return answer(request);
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    private JsonNode answer(JsonNode request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(Json.bytes(request)), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.readTrusted(out.toString(StandardCharsets.UTF_8));
    }
}
