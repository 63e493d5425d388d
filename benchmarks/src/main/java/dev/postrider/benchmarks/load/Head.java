package dev.postrider.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// The head of an HTTP/1.1 request or answer, as far as this package needs one.
///
/// @param first  its first line
/// @param length of the body that follows
record Head(String first, int length) {
    private static final String LENGTH = "content-length:";

    /// Reads a head whose first byte has been read already.
    static Head read(int firstByte, InputStream in) throws IOException {
        String first = (char) firstByte + line(in);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new IOException("a body in chunks is not understood: " + first);
            }
        }
        return new Head(first, length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the connection ended within a head");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }
}
