package dev.postrider.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ways in which a request can prove where it comes from.
public enum Scheme {
    /// Standard Webhooks 1.0.0, `v1`: HMAC-SHA256 over id, time and body with a shared secret, `whsec_…`.
    STANDARD("standard"),

    /// Standard Webhooks 1.0.0, `v1a`: Ed25519 over the same; the receiver holds only the public key, `whpk_…`.
    STANDARD_ASYMMETRIC("standard-asymmetric"),

    /// Checkly's: HMAC-SHA256 of the body in hexadecimal, and beside it, unsigned, the time of the alert.
    CHECKLY("checkly"),

    /// Qovery's: the secret itself. Its API reference and its guide name the field differently, so both are sent.
    QOVERY("qovery"),

    /// GitHub's: HMAC-SHA256 of the body in hexadecimal after `sha256=`.
    GITHUB("github"),

    /// No proof at all.
    NONE("none");

    private final String word;

    Scheme(String word) {
        this.word = word;
    }

    /// The name in a channel's JSON.
    public String word() {
        return word;
    }

    /// The header fields that this scheme sets, in lower case. No channel that uses it may set them itself.
    public List<String> headers() {
        return switch (this) {
            case STANDARD, STANDARD_ASYMMETRIC -> List.of("webhook-signature");
            case CHECKLY -> List.of("x-checkly-signature", "x-checkly-timestamp");
            case QOVERY -> List.of("qovery-signature", "qovery-secret");
            case GITHUB -> List.of("x-hub-signature-256");
            case NONE -> List.of();
        };
    }

    /// Whether one request can carry the signatures of several secrets, so that during a rotation the old secret and
    /// the new one both verify.
    public boolean signsWithSeveral() {
        return this == STANDARD || this == STANDARD_ASYMMETRIC;
    }

    /// Whether its header fields hold the secret itself, and must be masked wherever a request is shown.
    public boolean showsSecret() {
        return this == QOVERY;
    }

    public static Optional<Scheme> ofWord(String word) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word.equals(word))
                .findFirst();
    }
}
