package dev.postrider.handlebars;

import dev.postrider.delivery.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Our helpers for encodings and digests, over the UTF-8 of a text.
final class OwnDigests {
    private OwnDigests() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("base64", call -> Base64.getEncoder().encodeToString(bytes(call)));
        actions.put("sha256", call -> written(call, digest(bytes(call))));
        actions.put("hmac", call -> written(call, hmac(call)));
    }

    private static byte[] bytes(Invocation call) {
        return Bytes.utf8(call.text(0)).array();
    }

    /// In hexadecimal, or as `encoding=` says.
    private static String written(Invocation call, byte[] digest) {
        String encoding = call.has("encoding") ? Values.text(call.hash("encoding")) : "hex";
        return switch (encoding) {
            case "hex" -> HexFormat.of().formatHex(digest);
            case "base64" -> Base64.getEncoder().encodeToString(digest);
            default -> throw call.stop("encoding is hex or base64");
        };
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// HMAC-SHA256 (RFC 2104) under a secret, which is given by its name.
    private static byte[] hmac(Invocation call) {
        String name = Values.text(call.hash("secret"));
        Object secret = new Secrets(call.run().scene().secrets()).get(name);
        if (!(secret instanceof String key) || key.isEmpty()) {
            throw call.stop("'hmac' needs a secret's name, as secret=\"NAME\"");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(bytes(call));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
