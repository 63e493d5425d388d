package dev.postrider.management;

import dev.postrider.event.Fingerprint;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Where the next page of a list begins: opaque to callers, and good only for the tenant and the filters it was made
/// for.
final class Cursor {
    private static final int MARK_LENGTH = 26;

    private Cursor() {}

    static String write(String position, ApiRequest request) {
        byte[] text = (mark(request) + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /// The position in the request's cursor; empty for the first page. Anybody can make a cursor.
    ///
    /// @param reading throws [IllegalArgumentException] for what is no position
    static <T> Optional<T> read(ApiRequest request, Function<String, T> reading) {
        try {
            return request.parameter("cursor")
                    .map(cursor -> decode(cursor, request))
                    .map(reading);
        } catch (IllegalArgumentException notAPosition) {
            throw refused();
        }
    }

    private static String decode(String cursor, ApiRequest request) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (text.length() > MARK_LENGTH && text.startsWith(mark(request))) {
            return text.substring(MARK_LENGTH);
        }
        throw refused();
    }

    private static Refusal refused() {
        return Refusal.invalid(
                "",
                "invalid_request",
                "the cursor is none of this list's",
                "use nextCursor of the page before, with the same filters and the same key's tenant");
    }

    private static String mark(ApiRequest request) {
        TreeMap<String, String> filters = new TreeMap<>(request.query());
        filters.remove("cursor");
        filters.remove("limit");
        return Fingerprint.of(request.route(), request.caller().tenant().toString(), filters.toString())
                .text();
    }
}
