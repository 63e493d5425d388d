package dev.postrider.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Credential;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyId;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:07:56.312Z");

    @Test
    void readsARequestOfPayloadFormatTwo() throws Exception {
        ApiRequest request = read("""
                {"routeKey":"GET /v1/channels/{id}","headers":{"if-match":"*"},"queryStringParameters":{"limit":"7"},
                 "pathParameters":{"id":"a1"},"body":"{}","isBase64Encoded":false,
                 "requestContext":{"requestId":"r-1","authorizer":{"lambda":{"key":"root","tenant":"t1","scopes":"events:write nonsense"}}}}""");

        assertThat(request.route()).isEqualTo("GET /v1/channels/{id}");
        assertThat(request.header("if-match")).hasValue("*");
        assertThat(request.parameter("limit")).hasValue("7");
        assertThat(request.path()).containsEntry("id", "a1");
        assertThat(request.body().text()).isEqualTo("{}");
        assertThat(request.requestId()).isEqualTo("r-1");
        assertThat(request.caller().credential())
                .hasValue(new Credential(
                        Optional.empty(), new Grant(new TenantId("t1"), Set.of(Scope.EVENTS_WRITE), Optional.empty())));
    }

    @Test
    void readsWhatIsLeftOutAsNothing() throws Exception {
        ApiRequest request = read("{}");

        assertThat(request.caller()).isEqualTo(Caller.NOBODY);
        assertThat(request.body().text()).isEmpty();
        assertThat(request.parameter("limit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestContext\":{\"authorizer\":{\"lambda\":{}}}}",
                "{\"requestContext\":{\"authorizer\":{\"lambda\":null}}}",
                "{\"requestContext\":{\"authorizer\":{\"lambda\":{\"scopes\":\"events:write\"}}}}",
                "{\"requestContext\":{\"authorizer\":{\"lambda\":{\"tenant\":\"default\",\"scopes\":\"events:write\"}}}}",
                "{\"requestContext\":{\"authorizer\":{\"lambda\":{\"key\":\"root\",\"scopes\":\"events:write\"}}}}",
                "{\"headers\":{\"tenant\":\"default\",\"key\":\"root\"}}",
            })
    void knowsNobodyWhomTheAuthorizerDoesNotName(String json) {
        Caller caller = read(json).caller();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> caller.tenantWith(Scope.EVENTS_WRITE))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(401));
    }

    @Test
    void asksForTheScope() {
        Caller caller = read("""
                {"requestContext":{"authorizer":{"lambda":{"key":"root","tenant":"t1","scopes":"channels:write"}}}}""").caller();

        assertThat(caller.tenantWith(Scope.CHANNELS_WRITE)).hasToString("t1");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> caller.tenantWith(Scope.CHANNELS_READ))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(403));
    }

    /// The authorizer's answer may be a minute old.
    @ParameterizedTest
    @CsvSource({"-1, 401", "0, 401", "1, 200"})
    void knowsNobodyByAKeyThatHasExpiredSince(int millisLeft, int status) {
        ObjectNode context = Json.object();
        Grant grant =
                new Grant(new TenantId("t1"), Set.of(Scope.EVENTS_WRITE), Optional.of(NOW.plusMillis(millisLeft)));
        Credential credential = new Credential(Optional.of(new KeyId("key_01KAKD8H8RZ6S2W5V0QX9M3T7B")), grant);
        Caller.write(credential, context);

        Caller caller = Caller.of(context, NOW);

        assertThat(caller).isEqualTo(status == 200 ? new Caller(Optional.of(credential)) : Caller.NOBODY);
    }

    @Test
    void readsTheRootKeyThatTheAuthorizerWrote() {
        ObjectNode context = Json.object();
        Caller.write(Credential.ROOT, context);

        assertThat(Caller.of(context, NOW).credential()).contains(Credential.ROOT);
        assertThat(context.properties())
                .allSatisfy(field -> assertThat(field.getValue().isTextual()).isTrue());
    }

    @Test
    void decodesABodyInBase64() throws Exception {
        assertThat(new ApiRequest.Body("R3LDvMOfZQ==", true).text()).isEqualTo("Grüße");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "wK8=", "/w=="})
    void refusesABodyThatIsNoText(String raw) {
        ApiRequest.Body body = new ApiRequest.Body(raw, true);

        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(body::text);
    }

    private static ApiRequest read(String json) {
        return ApiRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), NOW);
    }
}
