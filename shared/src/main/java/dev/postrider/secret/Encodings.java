package dev.postrider.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The forms of a secret that share no character with it.
final class Encodings {
    private static final int BYTE = 8;
    private static final int SIXTH = 6;
    private static final int GROUP = 3;

    private Encodings() {}

    static List<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        for (int before = 0; before < GROUP; before++) {
            all.add(inside(Base64.getEncoder(), bytes, before));
            all.add(inside(Base64.getUrlEncoder(), bytes, before));
        }
        all.add(HexFormat.of().formatHex(bytes));
        all.add(HexFormat.of().withUpperCase().formatHex(bytes));
        return all.stream().filter(form -> !form.isEmpty()).distinct().toList();
    }

    /// The characters of a base64 text that only these bytes decide, when so many others stand before them.
    /// RFC 4648, section 4: each character holds six bits.
    private static String inside(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String text = encoder.encodeToString(shifted);
        int first = (before * BYTE + SIXTH - 1) / SIXTH;
        int end = shifted.length * BYTE / SIXTH;
        return text.substring(Math.min(first, end), end);
    }

    /// The bytes of a character as URLs write them.
    static String percent(int codePoint) {
        byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (byte b : utf8) {
            text.append('%').append(HexFormat.of().toHexDigits(b));
        }
        return text.toString();
    }
}
