package dev.postrider.authorizer;

import dev.postrider.access.ApiKey;
import dev.postrider.access.Credential;
import dev.postrider.access.KeyStore;
import dev.postrider.access.KeyText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The keys that open this stack: those in the table, and the root key.
/// It remembers no key of the table: the gateway alone does, so that a revoked key is gone when the gateway has
/// forgotten it.
final class Keyring {
    private static final String BEARER = "bearer ";

    private final KeyStore keys;
    private final Supplier<String> rootKey;

    /// A keyring.
    ///
    /// @param rootKey asked at every use, so that a rotated key is seen
    Keyring(KeyStore keys, Supplier<String> rootKey) {
        this.keys = keys;
        this.rootKey = rootKey;
    }

    /// What the key in an Authorization header opens. What does not even have a key's shape costs no look at the table.
    Optional<Credential> find(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        String sent = authorization.substring(BEARER.length()).strip();
        return KeyText.parse(sent).flatMap(this::inTheTable).or(() -> root(sent));
    }

    private Optional<Credential> inTheTable(KeyText sent) {
        return keys.find(sent.id()).filter(key -> key.isOpenedBy(sent)).map(ApiKey::credential);
    }

    private Optional<Credential> root(String sent) {
        return !sent.isEmpty() && isSame(sent, rootKey.get()) ? Optional.of(Credential.ROOT) : Optional.empty();
    }

    /// Takes the same time for every wrong key.
    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
