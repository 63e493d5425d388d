package dev.postrider.endpoint;

import java.util.Optional;

/// What the TLS connections of one channel trust and show, as PEM (RFC 7468). Prints nothing of it: the key is a
/// secret.
///
/// @param ca                the authorities to trust instead of the public ones
/// @param clientCertificate the certificate to show, followed by the intermediate ones of its chain
/// @param clientKey         the private key of that certificate, PKCS#8 without a passphrase
public record TlsSettings(Optional<String> ca, Optional<String> clientCertificate, Optional<String> clientKey) {
    @Override
    public String toString() {
        return "TlsSettings[***]";
    }
}
