package dev.postrider.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Asks for files as API Gateway does for a browser.
record Browser(ConsoleHandler console) {
    static final Map<String, String> TAKES_GZIP = Map.of("accept-encoding", "gzip, deflate, br, zstd");

    private static final JsonFactory JSON = new JsonFactory();

    Browser() {
        this(new ConsoleHandler());
    }

    /// What came: its texts by their JSON pointers, the status among them.
    record Page(Map<String, String> fields) {
        String header(String name) {
            return fields.getOrDefault("/headers/" + name, "");
        }

        String status() {
            return fields.getOrDefault("/statusCode", "");
        }

        int wireBytes() {
            return wire().length;
        }

        String text() {
            try {
                byte[] bytes = header("content-encoding").equals("gzip")
                        ? new GZIPInputStream(new ByteArrayInputStream(wire())).readAllBytes()
                        : wire();
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] wire() {
            return Base64.getDecoder().decode(fields.getOrDefault("/body", ""));
        }
    }

    Page folder() {
        return ask("GET /console", "", Map.of());
    }

    /// A file below `/console/`, or the page itself, by a browser that takes gzip.
    Page get(String file) {
        return get(file, TAKES_GZIP);
    }

    Page get(String file, Map<String, String> headers) {
        return ask(file.isEmpty() ? "GET /console/" : "GET /console/{proxy+}", file, headers);
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    private Page ask(String route, String file, Map<String, String> headers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            console.handleRequest(new ByteArrayInputStream(event(route, file, headers)), out, null);
            return new Page(fields(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] event(String route, String file, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("routeKey", route);
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : headers.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("pathParameters");
            json.writeStringField("proxy", file);
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static Map<String, String> fields(byte[] answer) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(answer)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    fields.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
                }
            }
        }
        return fields;
    }
}
