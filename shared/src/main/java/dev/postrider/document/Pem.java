package dev.postrider.document;

import dev.postrider.endpoint.TlsIdentity;
import dev.postrider.endpoint.TlsSettings;
import dev.postrider.secret.SecretValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;

/// Reads what stands in PEM (RFC 7468).
final class Pem {
    private static final int MAX_LENGTH = 32 * 1024;

    private Pem() {}

    /// The certificates in a field, as text, once they have proved to be some.
    static Optional<String> certificates(Fields fields, String name) {
        return fields.text(name).filter(text -> {
            boolean isValid = text.length() <= MAX_LENGTH && areCertificates(text);
            if (!isValid) {
                fields.error(
                        name,
                        "bad_certificate",
                        "`" + name + "` is one or more X.509 certificates in PEM, 32 KiB at most",
                        "paste all of it, from -----BEGIN CERTIFICATE----- on");
            }
            return isValid;
        });
    }

    private static boolean areCertificates(String text) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }

    /// Notes what is wrong with a key that was given together with its certificate. Of a stored one nobody here knows
    /// whether it still belongs to it.
    static void checkPair(Fields fields, String certificate, SecretValue key) {
        if (key instanceof SecretValue.Given(var text, var _)) {
            TlsSettings pair = new TlsSettings(Optional.empty(), Optional.of(certificate), Optional.of(text.reveal()));
            if (TlsIdentity.read(pair) instanceof TlsIdentity.Reading.Unreadable(List<TlsIdentity.Flaw> flaws)) {
                flaws.forEach(flaw -> fields.error(flaw.field(), "bad_private_key", flaw.detail(), flaw.hint()));
            }
        }
    }

    /// Whether a secret looks like a private key; one that stays as it is does.
    static boolean isPrivateKey(Fields fields, String name, SecretValue value) {
        boolean isKey = !(value instanceof SecretValue.Given(var text, var _))
                || text.reveal().strip().startsWith("-----BEGIN PRIVATE KEY-----");
        if (!isKey) {
            fields.error(
                    name,
                    "bad_private_key",
                    "`" + name + "` is an unencrypted private key in PKCS #8 PEM",
                    "openssl pkcs8 -topk8 -nocrypt turns other forms into it");
        }
        return isKey;
    }
}
