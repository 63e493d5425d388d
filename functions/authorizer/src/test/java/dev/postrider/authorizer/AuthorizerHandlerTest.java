package dev.postrider.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.ApiKey;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyStore;
import dev.postrider.access.KeyText;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import dev.postrider.kit.Corpus;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryKeyStore;
import dev.postrider.runtime.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerHandlerTest {
    private static final String KEY = "prk_example-key-not-a-real-one";

    private static final KeyId ID = new KeyId("key_01KAKD8H8RZ6S2W5V0QX9M3T7B");
    private static final KeyText TEXT = KeyText.of(ID, new byte[32]);

    private final AtomicReference<String> rootKey = new AtomicReference<>(KEY);
    private final MutableClock clock = MutableClock.at("2026-11-21T16:07:56.312Z");
    private final KeyStore keys = new InMemoryKeyStore(clock);
    private final AuthorizerHandler handler = new AuthorizerHandler(new Keyring(keys, rootKey::get));

    @Test
    void rehearsesWithoutLettingAnybodyIn() {
        AtomicInteger asked = new AtomicInteger();

        new AuthorizerHandler(new Keyring(keys, () -> "root" + asked.incrementAndGet())).rehearse();

        assertThat(asked).hasPositiveValue();
        assertThat(answer("Bearer prk_00000000000000000000000000_" + "0".repeat(43))
                        .path("context"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + KEY, "bearer " + KEY, "BEARER  " + KEY + " "})
    void letsTheRootKeyDoEverything(String authorization) {
        JsonNode answer = answer(authorization);

        assertThat(answer.path("isAuthorized").asBoolean()).isTrue();
        assertThat(answer.at("/context/key").asText()).isEqualTo("root");
        assertThat(answer.at("/context/tenant").asText()).isEqualTo("default");
        assertThat(answer.at("/context/scopes").asText().split(" ")).containsExactlyElementsOf(Scope.words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void namesTheKeyItsTenantItsScopesAndItsEnd(String scheme) {
        keys.add(key(Optional.of(clock.instant().plusMillis(1))));

        JsonNode answer = answer(scheme + TEXT.reveal());

        assertThat(answer.path("isAuthorized").asBoolean()).isTrue();
        assertThat(answer.required("context"))
                .isEqualTo(Json.object()
                        .put("key", ID.value())
                        .put("tenant", "team-a")
                        .put("scopes", "channels:read deliveries:read")
                        .put("expiresAt", "2026-11-21T16:07:56.313Z"));
    }

    @Test
    void namesNoEndOfAKeyThatHasNone() {
        keys.add(key(Optional.empty()));

        assertThat(answer("Bearer " + TEXT.reveal()).required("context").has("expiresAt"))
                .isFalse();
    }

    @Test
    void knowsNobodyByAKeyThatHasExpired() {
        keys.add(key(Optional.of(clock.instant().plusMillis(1))));
        clock.advance(Duration.ofMillis(1));

        assertThat(answer("Bearer " + TEXT.reveal()).required("context")).isEmpty();
    }

    /// The gateway may remember its last answer for 60 seconds; the authorizer itself remembers nothing.
    @Test
    void knowsNobodyByAKeyThatWasRevoked() {
        keys.add(key(Optional.empty()));
        assertThat(answer("Bearer " + TEXT.reveal()).required("context")).isNotEmpty();

        keys.revoke(new TenantId("team-a"), ID);

        assertThat(answer("Bearer " + TEXT.reveal()).required("context")).isEmpty();
    }

    @Test
    void knowsNobodyByTheIdOfAKeyWithAnotherSecret() {
        keys.add(key(Optional.empty()));
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(answer("Bearer " + KeyText.of(ID, other).reveal()).required("context"))
                .isEmpty();
    }

    /// `--key` on a laptop may be anything, something in the shape of a key too.
    @Test
    void takesARootKeyInTheShapeOfAKey() {
        rootKey.set(TEXT.reveal());

        assertThat(answer("Bearer " + TEXT.reveal()).at("/context/key").asText())
                .isEqualTo("root");
    }

    /// While Secrets Manager is away, keys of the table go on working.
    @Test
    void asksForTheRootKeyOnlyWhereNoOtherKeyIsMeant() {
        keys.add(key(Optional.empty()));
        AuthorizerHandler without = new AuthorizerHandler(new Keyring(keys, () -> {
            throw new IllegalStateException("Secrets Manager is away");
        }));

        assertThat(answer(without, "Bearer " + TEXT.reveal()).required("context"))
                .isNotEmpty();
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

    private static ApiKey key(Optional<Instant> expiresAt) {
        Grant grant = new Grant(new TenantId("team-a"), Set.of(Scope.DELIVERIES_READ, Scope.CHANNELS_READ), expiresAt);
        return new ApiKey(ID, TEXT.hash(), grant, "", Instant.EPOCH, Optional.empty());
    }

    private JsonNode answer(String authorization) {
        return answer(handler, authorization);
    }

    private static JsonNode answer(AuthorizerHandler asked, String authorization) {
        ObjectNode request = Json.object();
        request.putArray("identitySource").add(authorization);
        return answer(asked, request);
    }

    private JsonNode answer(JsonNode request) {
        return answer(handler, request);
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    private static JsonNode answer(AuthorizerHandler asked, JsonNode request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            asked.handleRequest(new ByteArrayInputStream(Json.bytes(request)), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.readTrusted(out.toString(StandardCharsets.UTF_8));
    }
}
