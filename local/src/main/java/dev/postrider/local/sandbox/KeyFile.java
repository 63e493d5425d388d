package dev.postrider.local.sandbox;

import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a laptop has instead of KMS: AES-256-GCM with a key in the data folder that only its owner may read. The
/// context is authenticated as additional data, so a ciphertext opens where it was sealed for and nowhere else.
/// Ciphertext: nonce (12 bytes), encrypted text, tag (16 bytes).
public final class KeyFile implements SecretSealer, SecretOpener {
    private static final String NAME = "secrets.key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom chance = new SecureRandom();

    private KeyFile(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// The key of a data folder, drawn when there is none yet.
    public static KeyFile in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                FileAttribute<?> ownerOnly =
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, ownerOnly);
                Files.writeString(file, Base64.getEncoder().encodeToString(random()) + "\n", StandardOpenOption.WRITE);
            }
            return new KeyFile(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the key of the secrets in " + file, e);
        }
    }

    /// A key that lives as long as its stack.
    public static KeyFile inMemory() {
        return new KeyFile(random());
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public SealedSecret seal(SecretText text, SecretContext context) {
        byte[] plain = text.reveal().getBytes(StandardCharsets.UTF_8);
        if (plain.length > MAX_BYTES) {
            throw new IllegalArgumentException("a secret has at most " + MAX_BYTES + " bytes");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedSecret(Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    @Override
    public Optional<SecretText> open(SealedSecret secret, SecretContext context) {
        try {
            byte[] whole = Base64.getDecoder().decode(secret.ciphertext());
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce, context)
                    .doFinal(whole, NONCE_BYTES, Math.max(0, whole.length - NONCE_BYTES));
            return Optional.of(SecretText.of(new String(plain, StandardCharsets.UTF_8)));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, SecretContext context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound(context));
        return cipher;
    }

    /// Each text with its length in front, so that no two contexts come to the same bytes.
    private static byte[] bound(SecretContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        context.pairs().forEach((name, value) -> {
            write(name, bytes);
            write(value, bytes);
        });
        return bytes.toByteArray();
    }

    private static void write(String text, ByteArrayOutputStream bytes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }
}
