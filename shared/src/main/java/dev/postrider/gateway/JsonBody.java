package dev.postrider.gateway;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.JsonSlice;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The JSON object in the body of a request.
public final class JsonBody {
    private static final int MAX_LENGTH = 256 * 1024;

    private JsonBody() {}

    /// Reads the body of a request.
    ///
    /// @throws Refusal 400 for what is no JSON object, 413 above 256 KiB, 415 for another content type
    public static ObjectNode read(ApiRequest request) {
        checkMedia(request.header("content-type").orElse("application/json"));
        try {
            String text = request.body().text();
            if (text.length() > MAX_LENGTH) {
                throw new Refusal(Problem.of(
                        413, "payload_too_large", "The body is too large", "a body here has at most 256 KiB"));
            }
            return object(Json.read(text));
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("", "invalid_request", "the body is not UTF-8 text", "send JSON in UTF-8");
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(List.of(new Problem.Mistake(
                    "",
                    place(e.getLocation()),
                    "invalid_request",
                    "this is no JSON: " + e.getOriginalMessage(),
                    "mend the JSON at this place and send it again")));
        }
    }

    /// A field of the object, which must be there, exactly as it was written: its numbers keep their digits.
    public static String field(ApiRequest request, String field) {
        try {
            String text = request.body().text();
            try (JsonParser json = Json.STRICT.createParser(text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean wanted = json.currentName().equals(field);
                    json.nextToken();
                    String value = JsonSlice.take(json, text);
                    if (wanted) {
                        return value;
                    }
                }
            }
            throw new IllegalStateException("a field that was there is gone: " + field);
        } catch (IOException e) {
            throw new UncheckedIOException("what was read once can be read again", e);
        }
    }

    private static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalid("", "invalid_request", "the body must be a JSON object", "see /v1/openapi.json");
    }

    private static Optional<Problem.Place> place(JsonLocation at) {
        return at == null ? Optional.empty() : Optional.of(new Problem.Place(at.getLineNr(), at.getColumnNr()));
    }

    private static void checkMedia(String contentType) {
        String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.endsWith("/json") && !media.endsWith("+json")) {
            throw new Refusal(Problem.of(
                    415,
                    "unsupported_media_type",
                    "The body is not JSON",
                    "send JSON with `content-type: application/json`, not " + media));
        }
    }
}
