package dev.postrider.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.postrider.event.JsonText;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.JsonSlice;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks JSON from outside: strictly RFC 8259, within size and depth. Every refusal names line and column.
public final class JsonLimits {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 64;

    private JsonLimits() {}

    public static void checkSize(String text) {
        int length = text.length();
        if (length > MAX_BYTES
                || (length > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
            throw tooLarge("an event has at most 256 KiB; put what is larger where receivers can fetch it");
        }
    }

    public static Refusal tooLarge(String detail) {
        return new Refusal(Problem.of(413, "payload_too_large", "The body is too large", detail));
    }

    /// The one JSON value that a text is.
    public static JsonText value(String text) {
        try (JsonParser json = Json.STRICT.createParser(text)) {
            if (json.nextToken() == null) {
                throw Refusal.invalid("", "invalid_request", "the body is empty", "send JSON");
            }
            int depth = 0;
            for (JsonToken token = json.currentToken(); token != null; token = json.nextToken()) {
                json.finishToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                checkDepth(depth, json);
                if (depth == 0 && json.nextToken() != null) {
                    throw refused(json.currentTokenLocation(), "invalid_request", "more than one JSON value");
                }
            }
            return new JsonText(text.strip());
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static void checkDepth(int depth, JsonParser json) {
        if (depth > MAX_DEPTH) {
            throw refused(json.currentTokenLocation(), "too_deep", "nested more than " + MAX_DEPTH + " deep");
        }
    }

    /// The elements of the array that a text is, each as it is written.
    public static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        try (JsonParser json = Json.STRICT.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.invalid("", "invalid_request", "a batch is a JSON array of events", "send [{…},{…}]");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(JsonSlice.take(json, text));
            }
            if (json.nextToken() != null) {
                throw refused(json.currentTokenLocation(), "invalid_request", "more than one JSON value");
            }
            return elements;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    static Refusal refused(IOException e) {
        return switch (e) {
            case StreamConstraintsException limit ->
                refused(limit.getLocation(), "invalid_request", limit.getOriginalMessage());
            case JsonProcessingException syntax ->
                refused(syntax.getLocation(), "invalid_request", "this is no JSON: " + syntax.getOriginalMessage());
            default -> throw new UncheckedIOException("reading from memory does not fail", e);
        };
    }

    private static Refusal refused(JsonLocation at, String code, String detail) {
        Optional<Problem.Place> place = Optional.ofNullable(at)
                .filter(known -> known.getLineNr() > 0)
                .map(known -> new Problem.Place(known.getLineNr(), known.getColumnNr()));
        return Refusal.invalid(
                List.of(new Problem.Mistake("", place, code, detail, "mend the JSON at this place and send it again")));
    }
}
