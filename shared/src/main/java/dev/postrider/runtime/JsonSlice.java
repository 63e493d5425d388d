package dev.postrider.runtime;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/// Takes a value out of a JSON text exactly as it is written there.
public final class JsonSlice {
    private JsonSlice() {}

    /// The text of the value that a parser of `source` stands at the beginning of; the parser stands at its end then.
    public static String take(JsonParser parser, String source) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        return source.substring(start, end).strip();
    }
}
