package dev.postrider.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The beginning of a body, as text, for the history.
///
/// @param size      the bytes that were sent or read; of an endless answer, those read before it was cut off
/// @param truncated whether the text is less than the whole body
public record Snippet(String text, long size, boolean truncated) {
    public static final int MAX_BYTES = 8 * 1024;

    public static Snippet of(byte[] body, long size) {
        int kept = Math.min(body.length, MAX_BYTES);
        return new Snippet(decode(body, kept), size, kept < size);
    }

    Snippet cut() {
        return new Snippet("", size, size > 0);
    }

    /// UTF-8, with U+FFFD for what is none; a character cut in half at the end is left out.
    private static String decode(byte[] body, int length) {
        int end = length;
        while (length < body.length && end > 0 && (body[end] & 0xC0) == 0x80) {
            end--;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(body, 0, end))
                    .toString();
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("a replacing decoder does not fail", impossible);
        }
    }
}
