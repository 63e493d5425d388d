package dev.postrider.endpoint;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One block of PEM text (RFC 7468): a label, and what it holds in base64.
record Pem(String label, String base64) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /// The blocks of a text; what stands around them does not count.
    static List<Pem> blocks(String text) {
        return BLOCK.matcher(text).results().map(Pem::block).toList();
    }

    private static Pem block(MatchResult block) {
        return new Pem(block.group(1), block.group(2));
    }

    /// The certificates of a text, in their order.
    ///
    /// @throws GeneralSecurityException saying what it is instead, when it is not one certificate or more
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : blocks(text)) {
            if (!block.label().equals("CERTIFICATE")) {
                throw new CertificateException("holds a " + block.label() + " where only certificates belong");
            }
            certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes())));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("holds no -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    /// The private key of a text.
    ///
    /// @throws GeneralSecurityException saying what it is instead, when it is not one readable PKCS#8 key
    static PrivateKey privateKey(String text) throws GeneralSecurityException {
        List<Pem> blocks = blocks(text);
        if (blocks.size() != 1 || !blocks.getFirst().label().equals("PRIVATE KEY")) {
            throw new GeneralSecurityException("is not one -----BEGIN PRIVATE KEY----- (PKCS#8 without a passphrase)");
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(blocks.getFirst().bytes());
        return KEY_ALGORITHMS.stream()
                .flatMap(algorithm -> privateKey(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("is no RSA, EC or Ed25519 key"));
    }

    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (GeneralSecurityException anotherAlgorithm) {
            return Optional.empty();
        }
    }

    private byte[] bytes() throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("holds broken base64", e);
        }
    }
}
