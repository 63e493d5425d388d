package dev.postrider.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// One HTTP request, read whole: header names in lower case, repeated headers joined by commas, cookies apart.
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared.
record ApiRequest(
        String id, Instant receivedAt, Line line, Map<String, String> headers, List<String> cookies, byte[] body) {
    /// API Gateway's limit of a request body.
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /// The request line, with who sent it.
    record Line(String method, String rawPath, String rawQuery, String protocol, String sourceIp) {}

    /// Reads a request; its body may be one byte longer than allowed, which tells that it is too long.
    static ApiRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String cookie = headers.remove("cookie");
        List<String> cookies = cookie == null
                ? List.of()
                : Stream.of(cookie.split(";", -1)).map(String::strip).toList();
        String rawQuery = exchange.getRequestURI().getRawQuery();
        String sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
        headers.putIfAbsent("x-forwarded-for", sourceIp);
        headers.putIfAbsent("x-forwarded-proto", "http");
        headers.putIfAbsent(
                "x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()));
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        headers.putIfAbsent("x-amzn-trace-id", trace(id, now));
        Line line = new Line(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                rawQuery == null ? "" : rawQuery,
                exchange.getProtocol(),
                sourceIp);
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        return new ApiRequest(id.toString(), now, line, headers, cookies, body);
    }

    /// As API Gateway numbers a request that comes without: X-Ray's format, from the second and 96 bits of chance.
    private static String trace(UUID id, Instant now) {
        String chance = id.toString().replace("-", "").substring(8);
        return "Root=1-%08x-%s".formatted(now.getEpochSecond(), chance);
    }

    boolean isTooLarge() {
        return body.length > MOST_BYTES;
    }

    /// Whether the body travels as text; anything else goes as base64.
    boolean isText() {
        String type = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        String media = Arrays.stream(type.split(";", -1)).findFirst().orElse("").strip();
        return media.startsWith("text/")
                || media.equals("application/json")
                || media.equals("application/javascript")
                || media.equals("application/xml");
    }
}
