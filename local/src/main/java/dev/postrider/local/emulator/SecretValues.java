package dev.postrider.local.emulator;

import dev.postrider.local.template.SecretSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The values of generated secrets: given, kept in the data folder for its owner's eyes only, or drawn anew.
final class SecretValues {
    private static final int RANDOM_BYTES = 32;

    private final Optional<Path> folder;

    SecretValues(Optional<Path> folder) {
        this.folder = folder;
    }

    String of(SecretSpec secret, Optional<String> given) {
        return given.or(secret::value).orElseGet(() -> generated(secret.id()));
    }

    private String generated(String id) {
        return folder.map(path -> kept(path.resolve(id))).orElseGet(SecretValues::random);
    }

    private static String kept(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String value = random();
            FileAttribute<?> ownerOnly =
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, value + "\n", StandardOpenOption.WRITE);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret in " + file, e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "prk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
