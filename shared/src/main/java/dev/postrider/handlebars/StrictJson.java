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

    static RenderResult of(String lenient) {
        StringWriter strict = new StringWriter(lenient.length());
        try (JsonParser in = Json.LENIENT.createParser(lenient);
                JsonGenerator out = Json.STRICT.createGenerator(strict)) {
            copy(in, out);
        } catch (JsonProcessingException e) {
            return new RenderResult.Failed(new TemplateFault(
                    0,
                    0,
                    "the rendered body is no JSON at its line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
        return new RenderResult.Rendered(strict.toString(), SecretTrace.NONE);
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
