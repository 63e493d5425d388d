package dev.postrider.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the header fields that prove where a request comes from.
public final class Signatures {
    private static final String HMAC = "HmacSHA256";

    private Signatures() {}

    /// Signs one request.
    ///
    /// @param secrets of one scheme, the newest first; a scheme with room for one signature uses only that one
    /// @return fields by lower-case name; none without a secret
    public static SequencedMap<String, String> sign(List<SigningSecret> secrets, Signable request) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        if (secrets.isEmpty()) {
            return fields;
        }
        SigningSecret newest = secrets.getFirst();
        switch (newest.scheme()) {
            case STANDARD, STANDARD_ASYMMETRIC -> fields.put("webhook-signature", standard(secrets, request));
            case CHECKLY -> {
                fields.put("x-checkly-signature", hex(newest, request));
                fields.put(
                        "x-checkly-timestamp",
                        Long.toString(request.acceptedAt().toEpochMilli()));
            }
            case QOVERY -> newest.scheme().headers().forEach(name -> fields.put(name, newest.reveal()));
            case GITHUB -> fields.put("x-hub-signature-256", "sha256=" + hex(newest, request));
            case NONE -> {}
        }
        return fields;
    }

    /// Standard Webhooks 1.0.0, "Signature scheme": `id.timestamp.body`, one signature per secret, with spaces between.
    private static String standard(List<SigningSecret> secrets, Signable request) {
        ByteBuffer head = ascii(request.id() + "." + request.sentAt().getEpochSecond() + ".");
        StringJoiner signatures = new StringJoiner(" ");
        for (SigningSecret secret : secrets) {
            signatures.add(
                    secret.scheme() == Scheme.STANDARD
                            ? "v1," + SigningSecret.encode(hmac(secret, head, request.body()))
                            : "v1a," + SigningSecret.encode(Ed25519.sign(secret.key(), head, request.body())));
        }
        return signatures.toString();
    }

    private static String hex(SigningSecret secret, Signable request) {
        return HexFormat.of().formatHex(hmac(secret, request.body()));
    }

    private static byte[] hmac(SigningSecret secret, ByteBuffer... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.key(), HMAC));
            for (ByteBuffer part : parts) {
                mac.update(part.duplicate());
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
