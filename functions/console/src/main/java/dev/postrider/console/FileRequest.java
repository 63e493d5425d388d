package dev.postrider.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What of a request in API Gateway's payload format 2.0 decides which file is answered, and how.
///
/// @param isFolder whether the folder was asked for without its slash: `/console`
/// @param file     the path below `/console/`; empty for the page itself
/// @param takesGzip whether the browser unpacks gzip
/// @param etags    what the browser has already
record FileRequest(boolean isFolder, String file, boolean takesGzip, String etags) {
    private static final JsonFactory JSON = new JsonFactory();

    static FileRequest read(InputStream in) throws IOException {
        Map<String, String> texts = texts(in);
        return new FileRequest(
                texts.getOrDefault("/routeKey", "").equals("GET /console"),
                texts.getOrDefault("/pathParameters/proxy", ""),
                takesGzip(texts.getOrDefault("/headers/accept-encoding", "")),
                texts.getOrDefault("/headers/if-none-match", ""));
    }

    /// Whether the browser has this very file.
    boolean has(String etag) {
        return Stream.of(etags.split(",")).map(String::strip).anyMatch(etag::equals);
    }

    private static boolean takesGzip(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.split(","))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0\\.\\d*[1-9]).*"));
    }

    /// All texts of a JSON by their pointers.
    private static Map<String, String> texts(InputStream in) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
                }
            }
        }
        return texts;
    }
}
