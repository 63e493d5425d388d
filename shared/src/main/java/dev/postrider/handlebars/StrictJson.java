package dev.postrider.handlebars;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.postrider.runtime.Json;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.TemplateFault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Reads JSON as people write it into templates and writes it again as RFC 8259 has it: minified, numbers unchanged,
/// names in their order.
final class StrictJson {
    private StrictJson() {}

    static RenderResult of(String lenient, Writing.Places places) {
        StringWriter strict = new StringWriter(lenient.length());
        try (JsonParser in = Json.LENIENT.createParser(lenient);
                JsonGenerator out = Json.STRICT.createGenerator(strict)) {
            copy(in, out);
        } catch (JsonProcessingException e) {
            int offset = (int) Math.max(0, e.getLocation().getCharOffset());
            return new RenderResult.Failed(
                    places.fault(offset, "the rendered body is no JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
        return new RenderResult.Rendered(strict.toString(), SecretTrace.NONE);
    }

    /// Whether a text is one JSON value, leniently read.
    static boolean isValue(String text) {
        return of(text, (_, reason) -> new TemplateFault(0, 0, reason)) instanceof RenderResult.Rendered;
    }

    private static void copy(JsonParser in, JsonGenerator out) throws IOException {
        int depth = 0;
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            if (token.isNumeric()) {
                out.writeNumber(in.getText());
            } else {
                out.copyCurrentEvent(in);
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0 && in.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(in, "more than one JSON value");
            }
        }
    }
}
