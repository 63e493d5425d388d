package dev.postrider.runtime;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/// Lines of JSON in ASCII, each handed over in one piece, so that lines of threads side by side never mix.
final class LogLines {
    private static final int TYPICAL_BYTES = 512;

    private final PrintStream out;

    LogLines(PrintStream out) {
        this.out = out;
    }

    /// What a line holds: the members of its object.
    interface Members {
        void to(JsonGenerator json) throws IOException;
    }

    void write(Members members) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator json = Json.STRICT.createGenerator(line, JsonEncoding.UTF8)) {
            json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            json.writeStartObject();
            members.to(json);
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
            line.writeTo(out);
        } catch (IOException e) {
            throw impossible(e);
        }
        out.flush();
    }

    static UncheckedIOException impossible(IOException e) {
        return new UncheckedIOException("writing to memory does not fail", e);
    }
}
