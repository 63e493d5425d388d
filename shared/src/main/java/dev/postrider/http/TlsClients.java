package dev.postrider.http;

import dev.postrider.endpoint.TlsSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/// One client, with its connections and TLS sessions, for each trust: what was opened under one is never used under
/// another. Keeps the ones used last; an older one ends when its last request has.
final class TlsClients {
    private static final int MAX_CLIENTS = 32;

    private final Function<TlsSettings, CloseableHttpClient> factory;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Shared> byTrust = new LinkedHashMap<>();

    TlsClients(Function<TlsSettings, CloseableHttpClient> factory) {
        this.factory = factory;
    }

    /// A client and those who use it right now; guarded by the lock.
    private static final class Shared {
        final CloseableHttpClient client;

        // mutable: counted under the lock
        int users;

        // mutable: set once, under the lock
        boolean retired;

        Shared(CloseableHttpClient client) {
            this.client = client;
        }

        void closeIfUnused() {
            if (retired && users == 0) {
                client.close(CloseMode.IMMEDIATE);
            }
        }
    }

    /// Uses the client of a trust.
    ///
    /// @throws IllegalArgumentException when the settings cannot be read
    <T> T with(TlsSettings trust, Function<CloseableHttpClient, T> use) {
        Shared shared = borrow(trust);
        try {
            return use.apply(shared.client);
        } finally {
            giveBack(shared);
        }
    }

    private Shared borrow(TlsSettings trust) {
        String hash = hash(trust);
        lock.lock();
        try {
            Shared shared = byTrust.remove(hash);
            if (shared == null) {
                shared = new Shared(factory.apply(trust));
            }
            byTrust.putLast(hash, shared);
            shared.users++;
            if (byTrust.size() > MAX_CLIENTS) {
                retire(byTrust.pollFirstEntry().getValue());
            }
            return shared;
        } finally {
            lock.unlock();
        }
    }

    private static void retire(Shared oldest) {
        oldest.retired = true;
        oldest.closeIfUnused();
    }

    private void giveBack(Shared shared) {
        lock.lock();
        try {
            shared.users--;
            shared.closeIfUnused();
        } finally {
            lock.unlock();
        }
    }

    /// Content, not identity: every attempt reads its settings anew. The key itself is kept nowhere but in the client.
    private static String hash(TlsSettings trust) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            update(sha256, trust.ca());
            update(sha256, trust.clientCertificate());
            update(sha256, trust.clientKey());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static void update(MessageDigest sha256, Optional<String> pem) {
        byte[] bytes = pem.orElse("").getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
    }
}
