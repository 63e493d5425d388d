package dev.postrider.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postrider.event.TenantId;
import java.io.ByteArrayInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiRequestTest {
    @Test
    void readsARequestOfPayloadFormatTwo() throws Exception {
        ApiRequest request = read("""
                {"routeKey":"GET /v1/channels/{id}","headers":{"if-match":"*"},"queryStringParameters":{"limit":"7"},
                 "pathParameters":{"id":"a1"},"body":"{}","isBase64Encoded":false,
                 "requestContext":{"requestId":"r-1","authorizer":{"lambda":{"tenant":"t1","scopes":"a b"}}}}""");

        assertThat(request.route()).isEqualTo("GET /v1/channels/{id}");
        assertThat(request.header("if-match")).hasValue("*");
        assertThat(request.parameter("limit")).hasValue("7");
        assertThat(request.path()).containsEntry("id", "a1");
        assertThat(request.body().text()).isEqualTo("{}");
        assertThat(request.requestId()).isEqualTo("r-1");
        assertThat(request.caller().tenant()).hasValue(new TenantId("t1"));
        assertThat(request.caller().scopes()).isEqualTo(Set.of("a", "b"));
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
                "{\"headers\":{\"tenant\":\"default\"}}",
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
                {"requestContext":{"authorizer":{"lambda":{"tenant":"t1","scopes":"channels:write"}}}}""").caller();

        assertThat(caller.tenantWith(Scope.CHANNELS_WRITE)).hasToString("t1");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> caller.tenantWith(Scope.CHANNELS_READ))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(403));
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
        return ApiRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
