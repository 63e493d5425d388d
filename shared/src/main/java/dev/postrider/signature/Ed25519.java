package dev.postrider.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// Ed25519 (RFC 8032) on raw keys of 32 bytes, by the JDK.
final class Ed25519 {
    static final int KEY_BYTES = 32;

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    /// Whether these bytes are a private key, alone or with its own public key behind it.
    static boolean isPrivateKey(byte[] key) {
        return key.length == KEY_BYTES
                || (key.length == 2 * KEY_BYTES && Arrays.equals(keyPair(Arrays.copyOf(key, KEY_BYTES)), key));
    }

    /// A private key with its public key behind it, as Svix writes `whsk_` keys.
    static byte[] keyPair(byte[] privateKey) {
        return ByteBuffer.allocate(2 * KEY_BYTES)
                .put(privateKey)
                .put(publicKey(privateKey))
                .array();
    }

    /// The public key of a private key (RFC 8032, section 5.1.5).
    static byte[] publicKey(byte[] privateKey) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, Given.of(privateKey));
            return encoded((EdECPublicKey) generator.generateKeyPair().getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /// The y coordinate in little-endian order, with the lowest bit of x at the top (RFC 8032, section 5.1.2).
    private static byte[] encoded(EdECPublicKey key) {
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] encoded = new byte[KEY_BYTES];
        for (int i = 0; i < y.length && i < KEY_BYTES; i++) {
            encoded[i] = y[y.length - 1 - i];
        }
        encoded[KEY_BYTES - 1] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
        return encoded;
    }

    static byte[] sign(byte[] privateKey, ByteBuffer... parts) {
        try {
            PrivateKey key = KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, privateKey));
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            for (ByteBuffer part : parts) {
                signature.update(part.duplicate());
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /// Gives a key pair generator the private key where it asks for chance: the JDK has no other way from one half of
    /// a pair to the other.
    private static final class Given extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;

        private final transient byte[] privateKey;

        private Given(byte[] privateKey) {
            this.privateKey = privateKey;
        }

        static SecureRandom of(byte[] privateKey) {
            return new SecureRandom(new Given(privateKey), null) {
                private static final long serialVersionUID = 1L;
            };
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            System.arraycopy(privateKey, 0, bytes, 0, bytes.length);
        }

        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected byte[] engineGenerateSeed(int size) {
            return new byte[size];
        }
    }
}
