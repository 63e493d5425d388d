package dev.postrider.http;

import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Snippet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/// Reads a bounded part of an answer for the history, and unpacks nothing.
final class ResponseReader {
    private static final int MAX_READ = 64 * 1024;
    private static final int MAX_HEADERS_KEPT = 50;
    private static final int MAX_HEADER_NAME_KEPT = 128;
    private static final int MAX_HEADER_VALUE_KEPT = 1024;

    /// One byte more than a cut UTF-8 character can need.
    private static final int MAX_KEPT = Snippet.MAX_BYTES + 3;

    /// Most answers are shorter.
    private static final int BUFFER = 1024;

    private ResponseReader() {}

    /// Reads an answer.
    ///
    /// @param abort drops the connection; called as soon as no more of it is wanted, so that nothing is drained
    static ReceivedResponse read(ClassicHttpResponse answer, Runnable abort) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(BUFFER);
        Body body = readBody(answer.getEntity(), kept, abort);
        return new ReceivedResponse(
                answer.getCode(), headers(answer), snippet(answer, kept.toByteArray(), body.size()), body.sha256());
    }

    /// What was read of a body.
    private record Body(long size, Optional<String> sha256) {
        static Body whole(long size, MessageDigest sha256) {
            return size == 0
                    ? cut(0)
                    : new Body(size, Optional.of(HexFormat.of().formatHex(sha256.digest())));
        }

        static Body cut(long size) {
            return new Body(size, Optional.empty());
        }
    }

    /// The status is known by now and decides, so a body that breaks off or drips past the deadline only ends the
    /// reading.
    private static Body readBody(HttpEntity entity, ByteArrayOutputStream kept, Runnable abort) {
        if (entity == null) {
            return Body.cut(0);
        }
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        MessageDigest sha256 = sha256();
        try (InputStream in = entity.getContent()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                kept.write(buffer, 0, Math.clamp(MAX_KEPT - size, 0, read));
                sha256.update(buffer, 0, read);
                size += read;
                if (size > MAX_READ) {
                    abort.run();
                    return Body.cut(size);
                }
            }
            return Body.whole(size, sha256);
        } catch (IOException brokenOff) {
            abort.run();
            return Body.cut(size);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /// Packed bytes are no text for a history.
    private static Snippet snippet(ClassicHttpResponse answer, byte[] kept, long size) {
        Header encoding = answer.getFirstHeader("content-encoding");
        boolean isPacked = encoding != null && size > 0 && !"identity".equalsIgnoreCase(encoding.getValue());
        return isPacked ? new Snippet("(compressed, " + size + " bytes)", size, true) : Snippet.of(kept, size);
    }

    private static SequencedMap<String, String> headers(ClassicHttpResponse answer) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        Stream.of(answer.getHeaders())
                .filter(header -> header.getName().length() <= MAX_HEADER_NAME_KEPT)
                .limit(MAX_HEADERS_KEPT)
                .forEach(header -> headers.merge(
                        header.getName().toLowerCase(Locale.ROOT),
                        shown(header),
                        (first, more) -> cut(first + ", " + more)));
        return headers;
    }

    private static String shown(Header header) {
        String value = String.valueOf(header.getValue());
        return cut(
                switch (header.getName().toLowerCase(Locale.ROOT)) {
                    case "location", "content-location", "refresh" -> ShownLocation.of(value);
                    default -> value;
                });
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), MAX_HEADER_VALUE_KEPT));
    }
}
