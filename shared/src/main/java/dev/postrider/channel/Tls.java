package dev.postrider.channel;

import dev.postrider.secret.SecretValue;
import java.util.Optional;

/// Whom a channel trusts, and as whom it connects, all in PEM.
///
/// @param ca                the only authorities to trust, in place of the public ones
/// @param clientCertificate shown to receivers that ask for one, its chain included
/// @param clientKey         its private key
public record Tls(Optional<String> ca, Optional<String> clientCertificate, Optional<SecretValue> clientKey) {
    /// What the key is called in its context.
    public static final String CONTEXT_NAME = "tls/clientKey";

    public Tls withKey(SecretValue key) {
        return new Tls(ca, clientCertificate, Optional.of(key));
    }
}
