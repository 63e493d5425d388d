package dev.postrider.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file, as it is and compressed.
final class Asset {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final String type;
    private final String etag;
    private final byte[] bytes;
    private final byte[] gzip;

    private Asset(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.etag = "W/\"" + Fingerprint.of(bytes) + "\"";
        this.gzip = compressed(bytes);
    }

    /// A file whose type its name tells.
    ///
    /// @throws IllegalArgumentException for a name whose ending is not known here
    static Asset of(String name, byte[] bytes) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("the console has no type for " + name + ": add it to Asset.TYPES");
        }
        return new Asset(type, bytes);
    }

    String type() {
        return type;
    }

    /// Weak, as one tag stands for the file in both of its encodings.
    String etag() {
        return etag;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] gzip() {
        return gzip.clone();
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
