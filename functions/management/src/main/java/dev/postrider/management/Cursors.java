package dev.postrider.management;

import dev.postrider.access.Seal;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where the next page of a list begins. A cursor is sealed: it is good only for the list, the tenant and the filters
/// that it was made for, and nobody outside can make or change one.
final class Cursors {
    private final Supplier<Seal> seal;

    /// Cursors of one stack.
    ///
    /// @param seal asked only when there is a cursor to write or to read
    Cursors(Supplier<Seal> seal) {
        this.seal = seal;
    }

    String write(String position, ApiRequest request) {
        byte[] mark = seal.get().mark(parts(position, request));
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(mark.length + text.length)
                .put(mark)
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /// The position in the request's cursor; empty for the first page.
    ///
    /// @param reading throws [IllegalArgumentException] for what is no position
    <T> Optional<T> read(ApiRequest request, Function<String, T> reading) {
        try {
            return request.parameter("cursor")
                    .map(cursor -> decode(cursor, request))
                    .map(reading);
        } catch (IllegalArgumentException notAPosition) {
            throw refused();
        }
    }

    private String decode(String cursor, ApiRequest request) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        if (bytes.remaining() <= Seal.LENGTH) {
            throw refused();
        }
        byte[] mark = new byte[Seal.LENGTH];
        bytes.get(mark);
        String position = StandardCharsets.UTF_8.decode(bytes).toString();
        if (!seal.get().isMark(mark, parts(position, request))) {
            throw refused();
        }
        return position;
    }

    private static Refusal refused() {
        return Refusal.invalid(
                "",
                "invalid_request",
                "the cursor is none of this list's: it was changed, or made for other filters or another tenant",
                "pass nextCursor of the page before as it is, with the same filters and a key of the same tenant");
    }

    /// All that a cursor is bound to.
    private static String[] parts(String position, ApiRequest request) {
        TreeMap<String, String> filters = new TreeMap<>(request.query());
        filters.remove("cursor");
        filters.remove("limit");
        String tenant = request.caller()
                .credential()
                .map(credential -> credential.grant().tenant())
                .map(TenantId::value)
                .orElse("");
        return new String[] {"cursor 1", request.route(), tenant, filters.toString(), position};
    }
}
