package dev.postrider.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// An answer in API Gateway's payload format 2.0. Each carries the headers that keep the console to itself.
final class FileAnswer {
    /// The console loads scripts, styles and data from its own origin only, is shown in no frame, sends no form and
    /// tells no other site where it was. https://www.w3.org/TR/CSP3/
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, String> SAFETY = Map.of(
            "content-security-policy", POLICY,
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "permissions-policy", "camera=(), geolocation=(), microphone=()",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff");

    private final int status;
    private final SequencedMap<String, String> headers;
    private final byte[] body;

    private FileAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new LinkedHashMap<>(headers);
        this.headers.putAll(SAFETY);
        this.body = body;
    }

    /// A file, or 304 without it for a browser that has it.
    static FileAnswer of(Asset asset, FileRequest request, String cacheControl) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("cache-control", cacheControl);
        headers.put("etag", asset.etag());
        headers.put("vary", "accept-encoding");
        if (request.has(asset.etag())) {
            return new FileAnswer(304, headers, new byte[0]);
        }
        headers.put("content-type", asset.type());
        if (!request.takesGzip()) {
            return new FileAnswer(200, headers, asset.bytes());
        }
        headers.put("content-encoding", "gzip");
        return new FileAnswer(200, headers, asset.gzip());
    }

    /// Where the console begins, relative to what was asked: this function knows neither its host nor a base path.
    static FileAnswer redirect(String location) {
        return new FileAnswer(308, Map.of("location", location, "cache-control", "no-cache"), new byte[0]);
    }

    static FileAnswer notFound() {
        return new FileAnswer(
                404,
                Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-store"),
                "There is no such file. The console begins at /console/; reload it if it was open during an upgrade.\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : headers.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeBinaryField("body", body);
            json.writeBooleanField("isBase64Encoded", true);
            json.writeEndObject();
        }
    }
}
