package dev.postrider.endpoint;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// [TlsSettings] that have been read.
///
/// @param authorities what to trust; empty for the public authorities
/// @param client      what to show, if anything
public record TlsIdentity(List<X509Certificate> authorities, Optional<Client> client) {
    public static final int MAX_CERTIFICATES = 32 * 1024;

    /// Fits into what KMS encrypts at once (4,096 bytes).
    public static final int MAX_KEY = 4096;

    public TlsIdentity {
        authorities = List.copyOf(authorities);
    }

    /// A certificate with the rest of its chain, and its key.
    public record Client(List<X509Certificate> chain, PrivateKey key) {
        public Client {
            chain = List.copyOf(chain);
        }

        @Override
        public String toString() {
            return "Client[" + chain.getFirst().getSubjectX500Principal() + "]";
        }
    }

    /// What reading came to.
    public sealed interface Reading {
        record Read(TlsIdentity identity) implements Reading {}

        record Unreadable(List<Flaw> flaws) implements Reading {}
    }

    /// What is wrong with one setting.
    ///
    /// @param field  `ca`, `clientCertificate` or `clientKey`
    /// @param detail never holds any part of a key
    public record Flaw(String field, String detail, String hint) {}

    /// Reads settings and finds everything that is wrong with them.
    public static Reading read(TlsSettings settings) {
        List<Flaw> flaws = new ArrayList<>();
        List<X509Certificate> authorities = certificates("ca", settings.ca(), flaws);
        List<X509Certificate> chain = certificates("clientCertificate", settings.clientCertificate(), flaws);
        Optional<PrivateKey> key = key(settings.clientKey(), flaws);
        checkPair(settings, chain, key, flaws);
        return flaws.isEmpty()
                ? new Reading.Read(new TlsIdentity(authorities, key.map(found -> new Client(chain, found))))
                : new Reading.Unreadable(List.copyOf(flaws));
    }

    private static List<X509Certificate> certificates(String field, Optional<String> pem, List<Flaw> flaws) {
        if (pem.isEmpty()) {
            return List.of();
        }
        try {
            checkLength(pem.get(), MAX_CERTIFICATES);
            return Pem.certificates(pem.get());
        } catch (GeneralSecurityException e) {
            flaws.add(new Flaw(
                    field, "`" + field + "` " + reason(e), "one or more PEM blocks -----BEGIN CERTIFICATE-----"));
            return List.of();
        }
    }

    private static Optional<PrivateKey> key(Optional<String> pem, List<Flaw> flaws) {
        if (pem.isEmpty()) {
            return Optional.empty();
        }
        try {
            checkLength(pem.get(), MAX_KEY);
            return Optional.of(Pem.privateKey(pem.get()));
        } catch (GeneralSecurityException e) {
            flaws.add(new Flaw("clientKey", "`clientKey` " + reason(e), "openssl pkcs8 -topk8 -nocrypt -in key.pem"));
            return Optional.empty();
        }
    }

    private static void checkPair(
            TlsSettings settings, List<X509Certificate> chain, Optional<PrivateKey> key, List<Flaw> flaws) {
        if (settings.clientCertificate().isPresent() != settings.clientKey().isPresent()) {
            String missing = settings.clientKey().isPresent() ? "clientCertificate" : "clientKey";
            flaws.add(new Flaw(missing, "`" + missing + "` is missing", "a certificate and its key come together"));
        } else if (!chain.isEmpty()
                && key.filter(found -> !isPair(chain.getFirst(), found)).isPresent()) {
            flaws.add(new Flaw(
                    "clientKey",
                    "`clientKey` does not belong to the first certificate of `clientCertificate`",
                    "put the certificate of this key first, its issuers after it"));
        }
    }

    private static void checkLength(String pem, int max) throws GeneralSecurityException {
        if (pem.length() > max) {
            throw new GeneralSecurityException("has more than " + max + " characters");
        }
    }

    private static boolean isPair(X509Certificate certificate, PrivateKey key) {
        try {
            byte[] text = certificate.getSerialNumber().toByteArray();
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> "EdDSA";
                    });
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException notThisKind) {
            return false;
        }
    }

    /// The library's own words are for programmers; ours have no cause.
    private static String reason(GeneralSecurityException e) {
        String message = String.valueOf(e.getMessage());
        boolean isOurs = Stream.of("holds ", "is ", "has ").anyMatch(message::startsWith);
        return isOurs ? message : "holds a certificate that cannot be read";
    }
}
