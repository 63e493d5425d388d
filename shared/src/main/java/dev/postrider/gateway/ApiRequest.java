package dev.postrider.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A request in API Gateway's payload format 2.0.
///
/// @param route   as template.yaml names it: `GET /v1/channels/{id}`
/// @param headers by lower-case name
public record ApiRequest(
        String route,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> path,
        Body body,
        Caller caller,
        String requestId) {
    public ApiRequest {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        path = Map.copyOf(path);
    }

    /// The body as it came; text only on request, because it may be none.
    public record Body(String raw, boolean base64) {
        /// The body as text.
        ///
        /// @throws CharacterCodingException when it is not UTF-8, or said to be base64 and is not
        public String text() throws CharacterCodingException {
            if (!base64) {
                return raw;
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Base64.getDecoder().decode(raw)))
                        .toString();
            } catch (IllegalArgumentException e) {
                CharacterCodingException notBase64 = new CharacterCodingException();
                notBase64.initCause(e);
                throw notBase64;
            }
        }
    }

    /// Reads a request that is answered now.
    ///
    /// @param now a key that has expired by then is nobody's, whatever the authorizer said of it before
    static ApiRequest read(InputStream in, Instant now) {
        JsonNode json = Json.readTrusted(in);
        JsonNode context = json.path("requestContext");
        return new ApiRequest(
                json.path("routeKey").asText(""),
                texts(json.path("headers")),
                texts(json.path("queryStringParameters")),
                texts(json.path("pathParameters")),
                new Body(
                        json.path("body").asText(""),
                        json.path("isBase64Encoded").asBoolean(false)),
                Caller.of(context.path("authorizer").path("lambda"), now),
                context.path("requestId").asText(""));
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
