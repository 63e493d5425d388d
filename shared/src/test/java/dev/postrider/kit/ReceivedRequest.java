package dev.postrider.kit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A request as it came in. Path and query are still encoded; a header is found in either case.
@SuppressWarnings("ArrayRecordComponent") // looked at by one test, never compared
public record ReceivedRequest(
        String method,
        String path,
        Optional<String> query,
        SortedMap<String, List<String>> headers,
        byte[] body,
        Instant arrival) {

    /// The first header of that name.
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// The body read as UTF-8.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path + query.map(q -> "?" + q).orElse("") + " at " + arrival + ", " + body.length
                + " bytes";
    }
}
